import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { MoneyField, TextArea } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { disputeMilestone } from '#app/domain/pilots/dispute-milestone.server.ts';
import { canDispute } from '#app/domain/pilots/milestone.policy.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { disputeMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'consents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contract, milestone } = await requireMilestone(actor, params.contractId ?? '', params.milestoneId ?? '');
  assertAllowed(canDispute(actor, contract, milestone));
  return {
    page: { title: getT(request, 'consents')('dispute.title', { position: milestone.position }) },
    contract,
    milestone,
    organization: actor.organizationName,
    treasury: isCommitmentOnly(contract.rail),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, disputeMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    const { amountVnd, reason } = submission.value;
    await disputeMilestone(actor, { ...where, amountVnd, reason });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'consents:toast.disputed' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneDispute() {
  const { t, lang } = useT('consents');
  const { page, contract, milestone, organization, treasury } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(disputeMilestoneSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'dispute',
  });
  return (
    <ActPage title={page.title} contract={contract} money>
      <Consequence
        effects={[
          t(treasury ? 'dispute.effect.treasury' : 'dispute.effect.hold'),
          t('dispute.effect.only'),
          t('dispute.effect.ends'),
        ]}
        recorded={[t('recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('dispute.confirm', { organization }) }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/tranh-chap`}
        submit={t('dispute.submit')}
      >
        <MoneyField
          meta={fields.amountVnd}
          label={t('dispute.amount')}
          hint={t('dispute.amountHint', { amount: formatMoney(milestone.amountVnd, lang) })}
          required
        />
        <TextArea meta={fields.reason} label={t('dispute.reason')} hint={t('form.reasonHint')} rows={6} required />
      </ConfirmForm>
    </ActPage>
  );
}
