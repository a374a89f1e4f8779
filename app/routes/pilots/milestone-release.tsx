import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { FileUpload } from '#app/components/file-upload.tsx';
import { Money } from '#app/components/money.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { ConfirmForm } from '#app/components/pilots/confirm-form.tsx';
import { SettlementTable } from '#app/components/pilots/settlement-table.tsx';
import { TextField } from '#app/components/ui/field.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { useAppForm } from '#app/components/use-app-form.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { approveTreasuryPayment } from '#app/domain/pilots/approve-treasury-payment.server.ts';
import { canApprovePayment, canRelease } from '#app/domain/pilots/milestone.policy.ts';
import { requireAcceptanceRecord, requireMilestone } from '#app/domain/pilots/milestone.queries.server.ts';
import { releaseMilestoneSchema } from '#app/domain/pilots/pilot.schema.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'consents', 'documents'] };

/** One page for both kinds of money: held ones are released, state-budget ones are sent to the State Treasury. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const [contractId, milestoneId] = [params.contractId ?? '', params.milestoneId ?? ''];
  const { contract, milestone, supplier } = await requireMilestone(actor, contractId, milestoneId);
  const treasury = isCommitmentOnly(contract.rail);
  assertAllowed((treasury ? canApprovePayment : canRelease)(actor, contract, milestone));
  const record = await requireAcceptanceRecord(actor, contractId, milestoneId);
  const { grossVnd, feeVnd, vatVnd, retentionVnd, netVnd, accepterName } = record;
  const title = getT(request, 'pilots')(treasury ? 'release.titleTreasury' : 'release.title', {
    amount: formatMoney(netVnd, langOf(request)),
    supplier: supplier.name,
  });
  const invoices = await listDocuments(actor, 'milestone', milestoneId, 'invoice');
  const settlement = { grossVnd, feeVnd, vatVnd, retentionVnd, netVnd };
  return {
    page: { title },
    contract,
    milestone,
    supplier: supplier.name,
    treasury,
    accepterName,
    settlement,
    invoices,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', milestoneId: params.milestoneId ?? '' };
  const { contract } = await requireMilestone(actor, where.contractId, where.milestoneId);
  const submission = await parseForm(request, releaseMilestoneSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { invoiceNumber, invoiceDate } = submission.value;
  const treasury = isCommitmentOnly(contract.rail);
  try {
    await (treasury ? approveTreasuryPayment : releaseMilestone)(actor, { ...where, invoiceNumber, invoiceDate });
    const key = treasury ? 'pilots:toast.sentToTreasury' : 'pilots:toast.released';
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MilestoneRelease() {
  const { t, lang } = useT('pilots', 'payments', 'consents');
  const { page, contract, milestone, supplier, treasury, settlement, accepterName, invoices } =
    useLoaderData<typeof loader>();
  const [form, fields] = useAppForm(releaseMilestoneSchema, {
    lastResult: useActionData<typeof action>(),
    id: 'release',
  });
  const net = formatMoney(settlement.netVnd, lang);
  const address = `/hop-dong/${contract.id}/moc/${milestone.id}`;
  return (
    <ActPage title={page.title} contract={contract} money>
      <Facts>
        <Fact name={t('release.amount')}>
          <strong>
            <Money vnd={settlement.netVnd} />
          </strong>
        </Fact>
        <Fact name={t('release.from')}>{t(treasury ? 'release.fromTreasury' : 'release.fromEscrow')}</Fact>
        <Fact name={t('release.to')}>{supplier}</Fact>
        <Fact name={t('release.for')}>
          {t('milestone.heading', { position: milestone.position, title: milestone.title })}
          <br />
          <Link to={`${address}/bien-ban`}>{t('release.recordBy', { name: accepterName ?? '–' })}</Link>
        </Fact>
      </Facts>
      <Section title={t('release.breakdown')}>
        <SettlementTable settlement={settlement} />
      </Section>
      <Section title={t('consents:invoice.section')}>
        <FileUpload
          subjectKind="milestone"
          subjectId={milestone.id}
          purpose="invoice"
          documents={invoices}
          label={t('consents:invoice.label')}
        />
      </Section>
      <Consequence
        effects={
          treasury
            ? [t('release.effect.treasury', { amount: net, supplier })]
            : [t('release.effect.leaves', { amount: net, supplier }), t('release.effect.back')]
        }
        recorded={[t('release.recorded')]}
      />
      <ConfirmForm
        form={form}
        confirm={{ meta: fields.confirm, label: t('release.confirm', { amount: net, supplier }) }}
        contractId={contract.id}
        action={`${address}/giai-ngan`}
        submit={t(treasury ? 'release.submitTreasury' : 'release.submit', { amount: net })}
      >
        <TextField
          meta={fields.invoiceNumber}
          label={t('release.invoiceNumber')}
          hint={t('release.invoiceHint')}
          autoComplete="off"
          size={24}
          required
        />
        <TextField meta={fields.invoiceDate} type="date" label={t('release.invoiceDate')} size={16} required />
      </ConfirmForm>
    </ActPage>
  );
}
