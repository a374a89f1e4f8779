import { systemActor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeConfirmedVnd } from '#app/domain/payments/payment.queries.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/**
 * Declares a milestone funded once the confirmed payments reach its amount, and tells both sides; before that it does
 * nothing. The caller holds the milestone and has just confirmed a payment.
 */
export async function completeFunding(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
  if ((await unsafeConfirmedVnd(tx, milestone.id)) < milestone.amountVnd) return;
  await transition(tx, milestoneMachine, 'confirm_funding', milestone, systemActor, {
    root: { kind: 'contract', id: contract.id },
    details: milestoneDetails(milestone),
  });
  for (const to of [contract.supplierId, contract.buyerId])
    await tellOfMilestone(tx, contract, milestone, 'milestone_funded', { to });
}
