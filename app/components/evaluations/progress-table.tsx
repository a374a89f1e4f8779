import { Table } from '#app/components/ui/table.tsx';
import { useT } from '#app/i18n/hooks.ts';

type Row = {
  userId: string;
  name: string;
  conflict: 'undeclared' | 'none' | 'declared' | 'waived';
  locked: number;
  due: number;
};

/** How far each evaluator has come; never what they scored. */
export function ProgressTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useT('evaluations');
  return (
    <Table
      caption={t('progress.caption')}
      rows={rows}
      rowKey={(row) => row.userId}
      columns={[
        { key: 'name', heading: t('panel.member'), cell: (row) => row.name },
        { key: 'conflict', heading: t('panel.conflict'), cell: (row) => t(`conflict.${row.conflict}`) },
        {
          key: 'sheets',
          heading: t('progress.sheets'),
          cell: (row) =>
            row.conflict === 'declared' ? t('progress.out') : t('progress.count', { locked: row.locked, due: row.due }),
        },
      ]}
    />
  );
}
