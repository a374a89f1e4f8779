import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Link } from '../ui/link.tsx';
import { Table } from '../ui/table.tsx';

type Row = {
  entry: {
    id: string;
    reference: string;
    amountVnd: bigint;
    beneficiaryName: string;
    beneficiaryBin: string;
    beneficiaryAccount: string;
  };
  outcome: 'waiting' | 'paid' | 'failed' | 'returned' | 'cancelled';
  contract: { id: string; code: string } | null;
  milestone: string | null;
};

type Props = { batchId: string; entries: readonly Row[]; mayFail: boolean };

/** The payments of a batch: whom, how much, for what, and what the bank has said. */
export function EntryTable({ batchId, entries, mayFail }: Props) {
  const { t } = useT('reconciliation');
  return (
    <Table
      caption={t('batch.entries')}
      rows={entries}
      rowKey={(row) => row.entry.id}
      columns={[
        {
          key: 'who',
          heading: t('batches.beneficiary'),
          cell: ({ entry }) => (
            <>
              {entry.beneficiaryName}
              <span className="block text-sm font-normal text-muted">
                {entry.beneficiaryAccount} · BIN {entry.beneficiaryBin}
              </span>
            </>
          ),
        },
        {
          key: 'for',
          heading: t('batches.for'),
          stacked: true,
          cell: ({ contract, milestone }) =>
            contract ? (
              <>
                <Link to={`/hop-dong/${contract.id}`}>{contract.code}</Link>
                <span className="block text-sm text-muted">{milestone}</span>
              </>
            ) : (
              t('batches.back')
            ),
        },
        { key: 'reference', heading: t('batch.reference'), cell: ({ entry }) => <code>{entry.reference}</code> },
        {
          key: 'outcome',
          heading: t('batch.outcome'),
          cell: ({ entry, outcome }) => (
            <>
              {t(`batch.result.${outcome}`)}
              {mayFail && outcome === 'waiting' ? (
                <span className="block text-sm print:hidden">
                  <Link to={`/dieu-phoi/doi-soat/lenh-chi/${batchId}/khong-thanh/${entry.id}`}>{t('batch.fail')}</Link>
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'amount',
          heading: t('batches.amount'),
          numeric: true,
          cell: ({ entry }) => <Money vnd={entry.amountVnd} />,
        },
      ]}
    />
  );
}
