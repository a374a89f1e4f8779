import { eq, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canDraft } from './solution.policy.ts';
import { assertOpenForSolutions, lockOwnSolution } from './solution.queries.server.ts';
import type { SolutionChanges } from './solution.schema.ts';

/**
 * Saves what was written so far; also in the background, while the person types. What is already sealed does not change.
 * @throws DomainError stale_state when somebody else saved since this page was made; deadline_passed; forbidden; not_found
 */
export function saveSolutionDraft(
  actor: Actor,
  input: { solutionId: string; revision: number; changes: SolutionChanges },
): Promise<{ revision: number; savedAt: Date }> {
  return inTransaction(async (tx) => {
    const solution = await lockOwnSolution(tx, actor, input.solutionId);
    assertAllowed(canDraft(actor, solution));
    const savedAt = await assertOpenForSolutions(tx, solution.challengeId);
    if (solution.revision !== input.revision) throw new DomainError('stale_state', { reason: 'draft_changed' });

    const known = new Set((await criteriaOf(tx, solution.challengeId)).map((criterion) => criterion.id));
    const { answers = {}, ...texts } = input.changes;
    const written = Object.fromEntries(Object.entries(answers).filter(([criterionId]) => known.has(criterionId)));
    const draft = { ...solution.draft, ...texts, answers: { ...solution.draft.answers, ...written } };
    const [saved] = await tx
      .update(solutions)
      .set({ draft, revision: solution.revision + 1, updatedAt: sql`clock_timestamp()` })
      .where(eq(solutions.id, solution.id))
      .returning({ revision: solutions.revision });
    return { revision: requireFound(saved).revision, savedAt };
  });
}
