import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canRecordPayment } from '#app/domain/pilots/milestone.policy.ts';
import { requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { recordPaymentSchema } from '#app/domain/pilots/pilot.schema.ts';
import { recordTreasuryPayment } from '#app/domain/pilots/record-treasury-payment.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { contract, milestone, supplier } = await requireMilestone(
    actor,
    params.contractId ?? '',
    params.milestoneId ?? '',
  );
  assertAllowed(canRecordPayment(actor, contract, milestone));
  const amount = formatMoney(milestone.amountVnd, langOf(request));
  const title = getT(request, 'pilots')('treasury.title', { amount, supplier: supplier.name });
  return { page: { title }, contract, milestone };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const submission = await parseForm(request, recordPaymentSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { orderNumber, paidOn } = submission.value;
  try {
    await recordTreasuryPayment(actor, { ...where, orderNumber, paidOn });
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: 'pilots:toast.treasuryPaid' });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneRecordPayment() {
  const { t } = useT('pilots');
  const { page, contract, milestone } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(recordPaymentSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'record',
  });
  return (
    <ActPage title={page.title} contract={contract} money>
      <Consequence effects={[t('treasury.effect')]} recorded={[t('treasury.recorded')]} />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('treasury.confirm') }}
        contractId={contract.id}
        action={`/hop-dong/${contract.id}/moc/${milestone.id}/kho-bac-da-tra`}
        submit={t('treasury.submit')}
      >
        <TextField meta={fields.orderNumber} label={t('treasury.orderNumber')} autoComplete="off" size={24} required />
        <TextField meta={fields.paidOn} type="date" label={t('treasury.paidOn')} size={16} required />
      </ConfirmForm>
    </ActPage>
  );
}
