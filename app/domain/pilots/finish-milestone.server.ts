import { and, eq, notInArray } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Tx } from '#db/client.server.ts';
import { milestones } from '#db/schema/pilots.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { finalMilestoneStatuses } from './milestone.states.ts';
import { openNextMilestone } from './open-next-milestone.server.ts';

/**
 * What follows when a milestone has been paid: both sides hear of it, the next one is called up, and the contract is
 * completed with the last. The caller holds the contract's lock.
 * @param paidVnd what the startup got, in đồng
 */
export async function finishMilestone(
  tx: Tx,
  contract: Contract,
  milestone: Milestone,
  paidVnd: bigint,
): Promise<void> {
  for (const to of [contract.supplierId, contract.buyerId])
    await tellOfMilestone(tx, contract, milestone, 'milestone_released', {
      to,
      roles: ['manager', 'finance'],
      data: { amountVnd: paidVnd.toString() },
    });
  const open = await tx
    .select({ id: milestones.id })
    .from(milestones)
    .where(and(eq(milestones.contractId, contract.id), notInArray(milestones.status, [...finalMilestoneStatuses])))
    .limit(1);
  if (open.length > 0) await openNextMilestone(tx, contract);
  else if (canFire(contractMachine, 'complete', contract.status))
    await transition(tx, contractMachine, 'complete', contract, systemActor);
}
