import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Database } from '#db/client.server.ts';
import { panelMembers, panels, scoreSheets } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';
import { type RankingRow, rankSolutions } from './ranking.ts';
import { unsafeScoresOf } from './sheet.queries.server.ts';

/**
 * The ranking as it stands: locked sheets of evaluators without a conflict, over the opened solutions.
 * Unsafe: no row scope; for the flows that decide, the chair, and the sponsor once the result is locked.
 */
export async function unsafeRanking(tx: Database, challengeId: string): Promise<RankingRow[]> {
  const criteria = await criteriaOf(tx, challengeId);
  const standing = await tx
    .select({ id: solutions.id, label: sql<string>`${solutions.label}`, status: solutions.status })
    .from(solutions)
    .where(
      and(
        eq(solutions.challengeId, challengeId),
        sql`${solutions.label} is not null`,
        notInArray(solutions.status, ['returned']),
      ),
    );
  const sheets = await tx
    .select({ id: scoreSheets.id, solutionId: scoreSheets.solutionId, evaluatorId: scoreSheets.evaluatorId })
    .from(scoreSheets)
    .innerJoin(solutions, eq(solutions.id, scoreSheets.solutionId))
    .innerJoin(panels, eq(panels.challengeId, solutions.challengeId))
    .innerJoin(panelMembers, and(eq(panelMembers.panelId, panels.id), eq(panelMembers.userId, scoreSheets.evaluatorId)))
    .where(
      and(
        eq(solutions.challengeId, challengeId),
        eq(scoreSheets.status, 'locked'),
        eq(panelMembers.role, 'evaluator'),
        inArray(panelMembers.conflict, ['none', 'waived']),
      ),
    );
  const all =
    sheets.length > 0
      ? await unsafeScoresOf(
          tx,
          sheets.map((sheet) => sheet.id),
        )
      : [];
  const pointsOf = (sheetId: string) =>
    Object.fromEntries(
      all.filter((score) => score.sheetId === sheetId).map((score) => [score.criterionId, score.points]),
    );
  return rankSolutions({
    criteria,
    solutions: standing.map((row) => ({ id: row.id, label: row.label, disqualified: row.status === 'disqualified' })),
    sheets: sheets.map((sheet) => ({ ...sheet, points: pointsOf(sheet.id) })),
  });
}
