import type { Actor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Solution } from '#app/domain/solutions/solution.queries.server.ts';
import { solutionMachine } from '#app/domain/solutions/solution.states.ts';
import type { Tx } from '#db/client.server.ts';

/** Declines each solution with its own feedback; `transition` refuses one that has none. */
export async function declineAll(tx: Tx, actor: Actor, declined: readonly Solution[]): Promise<void> {
  for (const solution of declined)
    await transition(tx, solutionMachine, 'decline', solution, actor, { reason: solution.feedback ?? '' });
}
