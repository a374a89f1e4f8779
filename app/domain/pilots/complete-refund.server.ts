import { systemActor } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeRefundsOpen } from '#app/domain/payments/payment.queries.server.ts';
import type { Tx } from '#db/client.server.ts';
import { continueContract } from './continue-contract.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/** Ends a cancelled milestone once every funder has its money back; before that it does nothing. The caller holds it. */
export async function completeRefund(tx: Tx, contract: Contract, milestone: Milestone): Promise<void> {
  if (!canFire(milestoneMachine, 'confirm_refund', milestone.status)) return;
  if (await unsafeRefundsOpen(tx, milestone.id)) return;
  await transition(tx, milestoneMachine, 'confirm_refund', milestone, systemActor, {
    root: { kind: 'contract', id: contract.id },
    details: milestoneDetails(milestone),
  });
  for (const to of [contract.supplierId, contract.buyerId])
    await tellOfMilestone(tx, contract, milestone, 'milestone_refunded', { to, roles: ['manager', 'finance'] });
  await continueContract(tx, contract);
}
