import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { ProposalFields } from '#app/components/pilots/proposal-fields.tsx';
import { useProposalEffect } from '#app/components/pilots/use-proposal-effect.ts';
import { TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { unsafeStakes } from '#app/domain/pilots/frozen.queries.server.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { canPropose } from '#app/domain/pilots/proposal.policy.ts';
import { proposalSchemaOf, termsOf } from '#app/domain/pilots/proposal.schema.ts';
import { type MilestoneProposalKind, milestoneProposals, movesMoney } from '#app/domain/pilots/proposal.states.ts';
import { propose } from '#app/domain/pilots/propose.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'consents'] };

/** @throws DomainError not_found for a word that names no kind */
function kindOf(word: string | undefined): MilestoneProposalKind {
  const kinds = Object.keys(milestoneProposals) as MilestoneProposalKind[];
  return requireFound(kinds.find((kind) => milestoneProposals[kind] === word));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contractId = '', milestoneId = '' } = params;
  const kind = kindOf(params.kind);
  const { contract, milestone, buyer, supplier } = await requireMilestone(actor, contractId, milestoneId);
  assertAllowed(canPropose(actor, contract, milestone, kind));
  return {
    page: { title: getT(request, 'consents')(`title.${kind}`, { position: milestone.position }) },
    kind,
    contract,
    milestone,
    supplier: supplier.name,
    other: actor.organizationId === buyer.id ? supplier.name : buyer.name,
    stakes: await unsafeStakes(contractId, milestone),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { contractId = '', milestoneId = '' } = params;
  const kind = kindOf(params.kind);
  const submission = await parseForm(request, proposalSchemaOf(kind));
  if (submission.status !== 'success') return invalid(submission);
  const terms = termsOf(kind, submission.value);
  try {
    await propose(actor, { contractId, milestoneId, kind, terms, reason: submission.value.reason });
    return await redirectWithToast(request, `/hop-dong/${contractId}`, { key: 'consents:toast.proposed' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestonePropose() {
  const { t } = useT('consents');
  const { page, kind, contract, milestone, supplier, other, stakes } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(proposalSchemaOf(kind), {
    lastResult: useActionData<typeof action>(),
    id: 'propose',
  });
  const cancelling = useProposalEffect({ kind: 'cancellation', terms: {}, milestone, stakes, supplier });
  const effects = kind === 'cancellation' ? cancelling : [];
  return (
    <ActPage title={page.title} contract={contract} money={movesMoney(kind)}>
      <Consequence
        effects={[t('effect.agreed', { other }), ...effects, t('effect.expires')]}
        recorded={[t('recorded')]}
        undoable
      />
      <ConfirmForm
        form={form}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/de-nghi/${milestoneProposals[kind]}`}
        submit={t('form.submit')}
        labels={{
          dueOn: t(kind === 'part' ? 'form.followOn' : 'form.dueOn'),
          acceptedVnd: t('form.acceptedVnd'),
          earnedVnd: t('form.earnedVnd'),
          refundVnd: t('form.refundVnd'),
          rest: t('form.rest'),
        }}
      >
        <ProposalFields kind={kind} fields={fields} amountVnd={milestone.amountVnd} stakes={stakes} />
        <TextArea meta={fields.reason} label={t('form.reason')} hint={t('form.reasonHint')} rows={5} required />
      </ConfirmForm>
    </ActPage>
  );
}
