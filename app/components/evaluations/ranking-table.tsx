import type { ReactNode } from 'react';
import { Table } from '#app/components/ui/table.tsx';
import type { RankingRow } from '#app/domain/evaluations/ranking.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Points } from './points.tsx';

type RankingTableProps = {
  rows: readonly RankingRow[];
  criteria: readonly { id: string; name: string }[];
  /** What stands under a solution's label: its name once it is known, a link to it. */
  subline?: (row: RankingRow) => ReactNode;
  /** A last column of what may be done. */
  act?: { heading: string; cell: (row: RankingRow) => ReactNode };
};

/** The ranking with what it is made of: weighted mean, how far the evaluators are apart, means by criterion. */
export function RankingTable({ rows, criteria, subline, act }: RankingTableProps) {
  const { t, lang } = useT('evaluations');
  const normalised = rows.some((row) => row.normalised !== null);
  const nameOf = new Map(criteria.map((criterion) => [criterion.id, criterion.name]));
  return (
    <Table
      caption={t('ranking.caption')}
      rows={rows}
      rowKey={(row) => row.solutionId}
      columns={[
        {
          key: 'solution',
          heading: t('ranking.solution'),
          cell: (row) => (
            <>
              <span>{t('ranking.label', { label: row.label })}</span>
              {subline ? <span className="block text-sm font-normal">{subline(row)}</span> : null}
            </>
          ),
        },
        { key: 'rank', heading: t('ranking.rank'), cell: (row) => <Rank row={row} /> },
        {
          key: 'mean',
          heading: t('ranking.mean'),
          numeric: true,
          cell: (row) => (row.sheets > 0 ? <Points centi={row.meanCenti} /> : '–'),
        },
        {
          key: 'spread',
          heading: t('ranking.spread'),
          numeric: true,
          cell: (row) => (row.sheets > 0 ? <Points centi={row.spreadCenti} /> : '–'),
        },
        ...(normalised
          ? [
              {
                key: 'normalised',
                heading: t('ranking.normalised'),
                numeric: true,
                cell: (row: RankingRow) => (row.normalised === null ? '–' : formatNumber(row.normalised, lang)),
              },
            ]
          : []),
        {
          key: 'criteria',
          heading: t('ranking.criteria'),
          stacked: true,
          cell: (row) => <CriterionMeans row={row} nameOf={nameOf} />,
        },
        ...(act ? [{ key: 'act', heading: act.heading, stacked: true, cell: act.cell }] : []),
      ]}
    />
  );
}

function Rank({ row }: { row: RankingRow }) {
  const { t } = useT('evaluations');
  if (row.rank === null) return <>{t(`ranking.standing.${row.standing === 'ranked' ? 'unscored' : row.standing}`)}</>;
  return (
    <>
      <strong>{row.rank}</strong>
      {row.tied ? ` (${t('ranking.tied')})` : ''}
    </>
  );
}

function CriterionMeans({ row, nameOf }: { row: RankingRow; nameOf: ReadonlyMap<string, string> }) {
  const { t } = useT('evaluations');
  if (row.sheets === 0) return <>–</>;
  return (
    <ul className="text-sm">
      {row.criteria.map((criterion) => (
        <li key={criterion.criterionId} className="flex flex-wrap justify-between gap-x-4">
          <span>{nameOf.get(criterion.criterionId)}</span>
          <span className={criterion.belowMinimum ? 'font-bold text-danger' : ''}>
            <Points centi={criterion.meanCenti} />
            {criterion.belowMinimum ? ` ${t('ranking.belowMinimum')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
