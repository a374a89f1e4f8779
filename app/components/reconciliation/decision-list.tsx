import { useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { Money } from '../money.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Link } from '../ui/link.tsx';
import { Table } from '../ui/table.tsx';

type Decision = {
  id: string;
  kind: 'assign' | 'send_back' | 'payout_return' | 'cover';
  status: string;
  amountVnd: bigint;
  reason: string;
  proposerName: string;
  deciderName: string | null;
  proposedAt: Date;
  reference: string | null;
  payoutReference: string | null;
  beneficiaryName: string;
  mayConfirm: boolean;
};

/** What was proposed for an item, and what the second person said. */
export function DecisionList({ address, decisions }: { address: string; decisions: readonly Decision[] }) {
  const { t } = useT('reconciliation');
  if (decisions.length === 0) return <p className="text-muted">{t('item.noDecisions')}</p>;
  return (
    <Table
      caption={t('item.decisions')}
      rows={decisions}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          heading: t('decision.what'),
          cell: (row) => (
            <>
              {t(`kind.${row.kind}`)}
              <span className="block text-sm font-normal text-muted">
                {row.reference ?? row.payoutReference ?? row.beneficiaryName}
              </span>
            </>
          ),
        },
        {
          key: 'status',
          heading: t('decision.status'),
          cell: (row) => <StatusBadge machine="suspense_decision" status={row.status} />,
        },
        {
          key: 'who',
          heading: t('decision.reason'),
          stacked: true,
          cell: (row) => (
            <span className="block">
              <span className="break-words">{row.reason}</span>
              <span className="block text-sm text-muted">
                {t('item.by', { name: row.proposerName })}, <Moment at={row.proposedAt} />
                {row.deciderName ? ` · ${t('item.decidedBy', { name: row.deciderName })}` : ''}
              </span>
            </span>
          ),
        },
        { key: 'amount', heading: t('propose.amount'), numeric: true, cell: (row) => <Money vnd={row.amountVnd} /> },
        {
          key: 'act',
          heading: '',
          cell: (row) => <Link to={`${address}/${row.id}`}>{t(row.mayConfirm ? 'item.decide' : 'item.look')}</Link>,
        },
      ]}
    />
  );
}
