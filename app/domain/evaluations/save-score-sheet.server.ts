import { and, eq, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { openedFor } from '#app/domain/solutions/solution.scope.server.ts';
import { rankedStatuses } from '#app/domain/solutions/solution.states.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { scoreSheets, scores } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canScore } from './evaluation.policy.ts';
import type { ScoreSheetInput } from './evaluation.schema.ts';
import { requireMembership } from './panel.queries.server.ts';

type ScoreSheet = typeof scoreSheets.$inferSelect;

type SavedSheet = {
  solutionId: string;
  /** The challenge that the page's address names; the solution has to be one of its own. */
  challengeId?: string;
  sheet: ScoreSheetInput;
};

/**
 * Keeps a sheet as far as it is filled in; nobody else sees it before it is locked.
 * @throws DomainError stale_state when it is locked already; forbidden (conflict, no evaluator, panel not at work); not_found
 */
export function saveScoreSheet(actor: Actor, input: SavedSheet): Promise<{ savedAt: Date }> {
  return inTransaction(async (tx) => ({ savedAt: (await write(tx, actor, input)).updatedAt }));
}

async function write(tx: Tx, actor: Actor, input: SavedSheet): Promise<ScoreSheet> {
  const [found] = await tx
    .select({ id: solutions.id, challengeId: solutions.challengeId, status: solutions.status })
    .from(solutions)
    .where(
      and(
        eq(solutions.id, input.solutionId),
        input.challengeId === undefined ? undefined : eq(solutions.challengeId, input.challengeId),
        openedFor(actor),
      ),
    );
  const solution = requireFound(found);
  const { member, panel } = await requireMembership(actor, solution.challengeId, tx);
  assertAllowed(canScore(member, panel));
  assertAllowed(when(rankedStatuses.includes(solution.status), 'solution_is_out'));

  const sheet = await requireDraftSheet(tx, actor, solution.id);
  const criteria = new Set((await criteriaOf(tx, solution.challengeId)).map((criterion) => criterion.id));
  const given = input.sheet.scores.flatMap(({ criterionId, points, comment }) =>
    points === undefined || !criteria.has(criterionId) ? [] : [{ sheetId: sheet.id, criterionId, points, comment }],
  );
  await tx.delete(scores).where(eq(scores.sheetId, sheet.id));
  if (given.length > 0) await tx.insert(scores).values(given);
  const [saved] = await tx
    .update(scoreSheets)
    .set({ comment: input.sheet.comment, updatedAt: sql`clock_timestamp()` })
    .where(eq(scoreSheets.id, sheet.id))
    .returning();
  return requireFound(saved);
}

async function requireDraftSheet(tx: Tx, actor: Actor, solutionId: string): Promise<ScoreSheet> {
  await tx.insert(scoreSheets).values({ solutionId, evaluatorId: actor.userId }).onConflictDoNothing();
  const [sheet] = await tx
    .select()
    .from(scoreSheets)
    .where(and(eq(scoreSheets.solutionId, solutionId), eq(scoreSheets.evaluatorId, actor.userId)))
    .for('update');
  if (requireFound(sheet).status !== 'draft') throw new DomainError('stale_state', { reason: 'sheet_is_locked' });
  return requireFound(sheet);
}
