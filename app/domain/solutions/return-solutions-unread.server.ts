import type { Actor, SystemActor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Tx } from '#db/client.server.ts';
import { unsafeSolutionsIn } from './solution.queries.server.ts';
import { solutionMachine } from './solution.states.ts';

/**
 * Gives every solution of a cancelled challenge back to its startup; from then on nobody else can read it. Part of the
 * transaction that cancels the challenge, which holds its lock.
 * @returns organisations to be told
 */
export async function returnSolutionsUnread(
  tx: Tx,
  challengeId: string,
  actor: Actor | SystemActor,
): Promise<{ solutionId: string; organizationId: string }[]> {
  const standing = await unsafeSolutionsIn(tx, challengeId, solutionMachine.events.return_unread.from);
  for (const solution of standing) await transition(tx, solutionMachine, 'return_unread', solution, actor);
  return standing.map((solution) => ({ solutionId: solution.id, organizationId: solution.organizationId }));
}
