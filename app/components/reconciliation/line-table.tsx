import type { ReactNode } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Day } from '../pilots/day.tsx';
import { Table } from '../ui/table.tsx';

type Line = {
  position: number;
  bookedOn: string;
  side: 'credit' | 'debit';
  amountVnd: bigint;
  description: string;
  counterpartyName: string;
};

type Props<Row extends Line> = { caption: string; lines: readonly Row[]; result: (row: Row) => ReactNode };

/** The lines of a statement, in the bank's words and order. */
export function LineTable<Row extends Line>({ caption, lines, result }: Props<Row>) {
  const { t } = useT('reconciliation');
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(row) => String(row.position)}
      columns={[
        {
          key: 'on',
          heading: t('line.on'),
          cell: (row) => <Day on={row.bookedOn} />,
        },
        {
          key: 'description',
          heading: t('line.description'),
          stacked: true,
          cell: (row) => (
            <span className="break-words">
              {row.description || t('line.none')}
              {row.counterpartyName ? <span className="block text-sm text-muted">{row.counterpartyName}</span> : null}
            </span>
          ),
        },
        {
          key: 'credit',
          heading: t('line.credit'),
          numeric: true,
          cell: (row) => (row.side === 'credit' ? <Money vnd={row.amountVnd} /> : null),
        },
        {
          key: 'debit',
          heading: t('line.debit'),
          numeric: true,
          cell: (row) => (row.side === 'debit' ? <Money vnd={row.amountVnd} /> : null),
        },
        { key: 'result', heading: t('line.result'), stacked: true, cell: result },
      ]}
    />
  );
}
