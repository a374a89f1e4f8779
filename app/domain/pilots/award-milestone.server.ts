import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { acceptWhole } from './accept-milestone.server.ts';
import { canAward } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';

/**
 * Awards a prize or a grant: its one milestone is due without work to inspect. The award is signed like an acceptance and
 * paid by somebody else.
 * @throws DomainError not_found, forbidden, stale_state
 */
export function awardMilestone(
  actor: Actor,
  input: { contractId: string; milestoneId: string; note: string },
): Promise<{ sha256: string }> {
  return inTransaction(async (tx) => {
    const found = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'accept_award', found.milestone.status);
    assertAllowed(canAward(actor, found.contract, found.facts));
    return acceptWhole(tx, found, { event: 'accept_award', actor, note: input.note });
  });
}
