import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { Delivery } from '#app/components/pilots/delivery.tsx';
import { SettlementTable } from '#app/components/pilots/settlement-table.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { canAccept } from '#app/domain/pilots/milestone.policy.ts';
import { latestDelivery, requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { acceptMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { settle } from '#app/domain/pilots/settlement.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'documents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const milestoneId = params.milestoneId ?? '';
  const { contract, milestone, supplier } = await requireMilestone(actor, params.contractId ?? '', milestoneId);
  assertAllowed(canAccept(actor, contract, milestone));
  const title = getT(request, 'pilots')('accept.title', {
    position: milestone.position,
    title: milestone.title,
    amount: formatMoney(milestone.amountVnd, langOf(request)),
  });
  return {
    page: { title },
    contract,
    milestone,
    supplier: supplier.name,
    signer: { name: actor.displayName, organization: actor.organizationName },
    treasury: isCommitmentOnly(contract.rail),
    settlement: settle(milestone.amountVnd, contract),
    delivery: await latestDelivery(milestoneId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, acceptMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await acceptMilestone(actor, { ...where, note: submission.value.note });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'pilots:toast.accepted' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneAccept() {
  const { t, lang } = useT('pilots');
  const { page, contract, milestone, supplier, signer, treasury, settlement, delivery } =
    useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(acceptMilestoneSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'accept',
  });
  const net = formatMoney(settlement.netVnd, lang);
  return (
    <ActPage title={page.title} contract={contract} money>
      <Section title={t('milestone.criteria')}>
        <p className="written max-w-reading">{milestone.acceptanceCriteria}</p>
      </Section>
      {delivery ? (
        <Section title={t('accept.delivered')}>
          <Delivery {...delivery} />
        </Section>
      ) : null}
      <Section title={t('document.record.money')}>
        <SettlementTable settlement={settlement} />
      </Section>
      <Consequence
        effects={[
          t(treasury ? 'accept.effect.treasury' : 'accept.effect.payable', { amount: net, supplier }),
          t('accept.effect.other'),
        ]}
        recorded={[t('accept.recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('accept.confirm', signer) }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/nghiem-thu`}
        submit={t('accept.submit')}
      >
        <TextArea meta={fields.note} label={t('accept.note')} hint={t('accept.noteHint')} rows={4} />
      </ConfirmForm>
    </ActPage>
  );
}
