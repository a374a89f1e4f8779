import { useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { Money } from '../money.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Section } from '../ui/section.tsx';
import { Table } from '../ui/table.tsx';

type Movement = {
  id: string;
  milestoneId: string;
  status: string;
  amountVnd: bigint;
  requestedAt: Date;
  confirmedAt: Date | null;
  providerReference: string | null;
};

type Props = {
  milestones: readonly { id: string; position: number }[];
  payments: readonly (Movement & { reference: string })[];
  payouts: readonly { payout: Movement & { invoiceNumber: string }; releaserName: string }[];
};

/** What was asked of the buyer and what was sent to the startup, with the references that banks and invoices carry. */
export function PaymentTable({ milestones, payments, payouts }: Props) {
  const { t } = useT('pilots', 'payments');
  const positionOf = (id: string) => milestones.find((milestone) => milestone.id === id)?.position ?? 0;
  const rows = [
    ...payments.map((payment) => ({
      ...payment,
      machine: 'payment' as const,
      what: t('payment.in', { position: positionOf(payment.milestoneId) }),
      mark: payment.reference,
    })),
    ...payouts.map(({ payout, releaserName }) => ({
      ...payout,
      machine: 'payout' as const,
      what: t('payment.out', { position: positionOf(payout.milestoneId) }),
      mark: t('payment.invoiceBy', { number: payout.invoiceNumber, name: releaserName }),
    })),
  ].sort((a, b) => new Date(a.requestedAt).getTime() - new Date(b.requestedAt).getTime());
  if (rows.length === 0) return null;
  return (
    <Section title={t('payment.title')}>
      <Table
        caption={t('payment.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'what', heading: t('payment.what'), cell: (row) => row.what },
          {
            key: 'status',
            heading: t('payment.status'),
            cell: (row) => <StatusBadge machine={row.machine} status={row.status} />,
          },
          {
            key: 'mark',
            heading: t('payment.reference'),
            stacked: true,
            cell: (row) => (
              <>
                {row.mark}
                {row.providerReference ? (
                  <span className="block text-sm text-muted">{row.providerReference}</span>
                ) : null}
              </>
            ),
          },
          { key: 'at', heading: t('payment.at'), cell: (row) => <Moment at={row.confirmedAt ?? row.requestedAt} /> },
          { key: 'amount', heading: t('payment.amount'), numeric: true, cell: (row) => <Money vnd={row.amountVnd} /> },
        ]}
      />
    </Section>
  );
}
