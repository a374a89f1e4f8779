import { and, eq, sql } from 'drizzle-orm';
import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { openedFor } from '#app/domain/solutions/solution.scope.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canDecide } from './evaluation.policy.ts';
import { unsafePanelOf } from './panel.queries.server.ts';

/**
 * Writes the reasons one startup will receive with the decision. It may be rewritten until then, and is sent with it.
 * @throws DomainError forbidden before the result is locked or for a disqualified solution (which has its reason); not_found
 */
export function giveFeedback(
  actor: Actor,
  input: { challengeId: string; solutionId: string; feedback: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    assertAllowed(canDecide(actor, challenge, await unsafePanelOf(tx, challenge.id)));
    const where = and(eq(solutions.id, input.solutionId), eq(solutions.challengeId, challenge.id), openedFor(actor));
    const [found] = await tx.select({ status: solutions.status }).from(solutions).where(where);
    assertAllowed(when(requireFound(found).status !== 'disqualified', 'solution_is_out'));
    await tx.update(solutions).set({ feedback: input.feedback, updatedAt: sql`clock_timestamp()` }).where(where);
    await recordAudit(tx, actor, {
      event: 'solution.write_feedback',
      subjectKind: 'solution',
      subjectId: input.solutionId,
    });
  });
}
