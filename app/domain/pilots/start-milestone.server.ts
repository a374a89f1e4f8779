import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canStart, startEvent } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/**
 * The startup begins the work of a milestone; under a sandbox permit not before its day.
 * @throws DomainError not_found, forbidden, stale_state; conflict `permit_not_begun`
 */
export function startMilestone(actor: Actor, input: { contractId: string; milestoneId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    const event = startEvent(contract);
    assertCanFire(milestoneMachine, event, milestone.status);
    assertAllowed(canStart(actor, contract, facts));
    if (contract.permitFrom && new Date(`${contract.permitFrom}T00:00:00+07:00`) > (await databaseNow(tx)))
      throw new DomainError('conflict', { reason: 'permit_not_begun' });
    await transition(tx, milestoneMachine, event, milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      details: milestoneDetails(milestone),
    });
  });
}
