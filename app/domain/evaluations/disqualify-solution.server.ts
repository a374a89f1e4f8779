import { and, eq } from 'drizzle-orm';
import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { openedFor } from '#app/domain/solutions/solution.scope.server.ts';
import { solutionMachine } from '#app/domain/solutions/solution.states.ts';
import { inTransaction } from '#db/client.server.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canDisqualify } from './evaluation.policy.ts';
import { lockPanel, requireMembership } from './panel.queries.server.ts';

/**
 * Takes a solution out of the evaluation. The ranking is computed without it from then on; the reason is what the startup
 * is told.
 * @throws DomainError invalid_input without a reason; forbidden for everybody but the chair; stale_state; not_found
 */
export function disqualifySolution(
  actor: Actor,
  input: { challengeId: string; solutionId: string; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    const panel = await lockPanel(tx, challenge.id);
    const { member } = await requireMembership(actor, challenge.id, tx);
    assertAllowed(canDisqualify(member, panel, challenge));
    const [found] = await tx
      .select()
      .from(solutions)
      .where(and(eq(solutions.id, input.solutionId), eq(solutions.challengeId, challenge.id), openedFor(actor)))
      .for('update');
    await transition(tx, solutionMachine, 'disqualify', requireFound(found), actor, {
      reason: input.reason,
      set: { feedback: input.reason },
    });
  });
}
