import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canWithdraw } from './solution.policy.ts';
import { assertOpenForSolutions, lockOwnSolution, requireOwnSolution } from './solution.queries.server.ts';
import { solutionMachine } from './solution.states.ts';

/**
 * Takes a submission back before the deadline: it is not opened, its sealed versions stay with the startup, and it can be
 * submitted again while the challenge is open.
 * @throws DomainError deadline_passed, forbidden, not_found
 */
export async function withdrawSolution(actor: Actor, input: { solutionId: string }): Promise<void> {
  const { solution: seen } = await requireOwnSolution(actor, input.solutionId);
  await inTransaction(async (tx) => {
    await lockChallenge(tx, seen.challengeId, actor);
    const solution = await lockOwnSolution(tx, actor, input.solutionId);
    assertAllowed(canWithdraw(actor, solution));
    const updatedAt = await assertOpenForSolutions(tx, solution.challengeId);
    await transition(tx, solutionMachine, 'withdraw', solution, actor, { set: { updatedAt } });
  });
}
