import { Table } from '#app/components/ui/table.tsx';
import { useT } from '#app/i18n/hooks.ts';
import { StatusBadge } from '../status-badge.tsx';
import { Link } from '../ui/link.tsx';

type ScoringListProps = {
  path: string;
  solutions: readonly {
    id: string;
    label: string;
    title: string;
    status: string;
    applicantName: string | null;
    sheet: 'draft' | 'locked' | null;
  }[];
  /** Whether this member writes sheets: the chair reads only. */
  scores: boolean;
};

/** The solutions by label, and how far one's own scoring has come. */
export function ScoringList({ path, solutions, scores }: ScoringListProps) {
  const { t } = useT('evaluations');
  const due = solutions.filter((solution) => solution.status !== 'disqualified');
  const locked = due.filter((solution) => solution.sheet === 'locked').length;
  return (
    <>
      {scores ? (
        <div className="mb-4 max-w-form">
          <p className="text-lg font-bold">{t('progress.mine', { locked, due: due.length })}</p>
          <div aria-hidden="true" className="mt-2 h-2 rounded border border-line-strong">
            <div className="h-full bg-sea" style={{ width: `${due.length > 0 ? (100 * locked) / due.length : 0}%` }} />
          </div>
        </div>
      ) : null}
      <Table
        caption={t('seat.solutions')}
        rows={solutions}
        rowKey={(solution) => solution.id}
        columns={[
          {
            key: 'solution',
            heading: t('ranking.solution'),
            cell: (solution) => (
              <>
                <Link to={`${path}/${solution.id}`}>{t('ranking.label', { label: solution.label })}</Link>
                <span className="block font-normal">{solution.title}</span>
                {solution.applicantName ? (
                  <span className="block text-sm font-normal text-muted">{solution.applicantName}</span>
                ) : null}
              </>
            ),
          },
          ...(scores
            ? [
                {
                  key: 'sheet',
                  heading: t('seat.sheet'),
                  cell: (solution: ScoringListProps['solutions'][number]) => {
                    if (solution.status === 'disqualified') return t('ranking.standing.disqualified');
                    return solution.sheet ? (
                      <StatusBadge machine="score_sheet" status={solution.sheet} />
                    ) : (
                      t('seat.notBegun')
                    );
                  },
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
