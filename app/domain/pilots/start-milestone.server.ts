import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canStart, startEvent } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/** The startup begins the work of a milestone. @throws DomainError not_found, forbidden, stale_state */
export function startMilestone(actor: Actor, input: { contractId: string; milestoneId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    const event = startEvent(contract);
    assertCanFire(milestoneMachine, event, milestone.status);
    assertAllowed(canStart(actor, contract, facts));
    await transition(tx, milestoneMachine, event, milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      details: milestoneDetails(milestone),
    });
  });
}
