import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ContractState } from '#app/components/pilots/contract-state.tsx';
import { MilestoneRail } from '#app/components/pilots/milestone-rail.tsx';
import { MoneyPicture } from '#app/components/pilots/money-picture.tsx';
import { PaymentTable } from '#app/components/pilots/payment-table.tsx';
import { SandboxNotice } from '#app/components/pilots/sandbox-notice.tsx';
import { SignatureList } from '#app/components/pilots/signature-list.tsx';
import { useAwaited } from '#app/components/pilots/use-awaited.ts';
import { Timeline } from '#app/components/timeline.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts } from '#app/components/ui/section.tsx';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { contractPage } from '#app/domain/pilots/contract-page.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['pilots', 'payments', 'documents', 'consents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await contractPage(actor, params.contractId ?? '');
  return { page: { title: view.contract.title }, ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Contract() {
  const { t } = useT('pilots', 'payments');
  const view = useLoaderData<typeof loader>();
  const { contract, buyer, supplier, challenge, milestones, signatures, payments, payouts } = view;
  useAwaited(
    payments.some((payment) => payment.status === 'pending') ||
      milestones.some((milestone) => milestone.status === 'releasing'),
  );
  const parties = [
    { ...buyer, role: t('label.buyer') },
    { ...supplier, role: t('label.supplier') },
  ];
  const unsigned = parties.filter((party) => !signatures.some((each) => each.organizationId === party.id));
  return (
    <Page>
      <SandboxNotice rail={contract.rail} />
      <PageHeader
        title={contract.title}
        meta={contract.code}
        breadcrumbs={[{ to: '/hop-dong', label: t('list.title') }]}
      />
      <ContractState {...view} unsigned={unsigned.map((party) => party.name)} />
      <div className="mt-6">
        <Facts columns={2}>
          <Fact name={t('label.buyer')}>{buyer.name}</Fact>
          <Fact name={t('label.supplier')}>{supplier.name}</Fact>
          <Fact name={t('label.value')}>
            <Money vnd={contract.valueVnd} />
          </Fact>
          <Fact name={t('label.challenge')}>
            {challenge.title} ({challenge.code})
          </Fact>
          <Fact name={t('label.rail')}>{t(`payments:rail.${contract.rail}`)}</Fact>
          <Fact name={t('label.inspectionDays')}>{t('label.days', { count: contract.inspectionDays })}</Fact>
        </Facts>
      </div>
      {contract.status === 'draft' ? (
        view.mayReadTerms ? null : (
          <div className="mt-6">
            <Notice>{t('contract.draftOfBuyer')}</Notice>
          </div>
        )
      ) : (
        <MoneyPicture
          contractId={contract.id}
          valueVnd={contract.valueVnd}
          picture={view.picture}
          commitmentOnly={isCommitmentOnly(contract.rail)}
        />
      )}
      {milestones.length > 0 ? <MilestoneRail contractId={contract.id} milestones={milestones} /> : null}
      {contract.documentSha256 ? (
        <SignatureList
          contractId={contract.id}
          documentSha256={contract.documentSha256}
          parties={parties}
          signatures={signatures}
        />
      ) : null}
      <PaymentTable milestones={milestones} payments={payments} payouts={payouts} />
      <Timeline events={view.events} lead={t('contract.timelineLead')} />
    </Page>
  );
}
