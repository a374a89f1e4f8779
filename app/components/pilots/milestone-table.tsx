import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from './day.tsx';

type Props = {
  milestones: readonly { id: string; position: number; title: string; dueOn: string; amountVnd: bigint }[];
  valueVnd: bigint;
};

/** The milestones of a contract with the sum they come to. */
export function MilestoneTable({ milestones, valueVnd }: Props) {
  const { t } = useT('pilots');
  return (
    <Table
      caption={t('milestone.title')}
      rows={milestones}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          heading: t('milestone.column'),
          cell: (row) => t('milestone.heading', { position: row.position, title: row.title }),
        },
        { key: 'due', heading: t('milestone.dueColumn'), cell: (row) => <Day on={row.dueOn} /> },
        { key: 'amount', heading: t('milestone.amount'), numeric: true, cell: (row) => <Money vnd={row.amountVnd} /> },
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={2}>
            {t('milestone.total')}
          </th>
          <td className="numeric font-bold">
            <Money vnd={valueVnd} />
          </td>
        </tr>
      }
    />
  );
}
