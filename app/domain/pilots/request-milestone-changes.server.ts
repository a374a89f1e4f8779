import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canRequestChanges } from './milestone.policy.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/** Sends a delivery back with what has to change. @throws DomainError not_found, forbidden, stale_state */
export function requestMilestoneChanges(
  actor: Actor,
  input: { contractId: string; milestoneId: string; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'request_changes', milestone.status);
    assertAllowed(canRequestChanges(actor, contract, facts));
    const [delivery] = await deliverablesOf(tx, [milestone.id]);
    await transition(tx, milestoneMachine, 'request_changes', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      reason: input.reason,
      set: { inspectionEndsAt: null, changesRequested: milestone.changesRequested + 1 },
      details: milestoneDetails(milestone),
    });
    await tellOfMilestone(tx, contract, milestone, 'milestone_changes_requested', {
      to: contract.supplierId,
      data: { reason: input.reason },
      occasion: String(delivery?.round ?? 0),
    });
  });
}
