import { and, eq, notInArray } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Tx } from '#db/client.server.ts';
import { milestones } from '#db/schema/pilots.ts';
import type { Contract } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { finalMilestoneStatuses, type MilestoneStatus, restingMilestoneStatuses } from './milestone.states.ts';
import { openNextMilestone } from './open-next-milestone.server.ts';

/**
 * What follows when a milestone is over: the next one is called up; with the last the contract is completed; one that is
 * being terminated ends with the last milestone that bound money or work. The caller holds the contract.
 */
export async function continueContract(tx: Tx, contract: Contract): Promise<void> {
  if (canFire(contractMachine, 'terminate', contract.status)) {
    if (!(await anyOutside(tx, contract, restingMilestoneStatuses)))
      await transition(tx, contractMachine, 'terminate', contract, systemActor);
    return;
  }
  if (!canFire(contractMachine, 'complete', contract.status)) return;
  if (await anyOutside(tx, contract, finalMilestoneStatuses)) await openNextMilestone(tx, contract);
  else await transition(tx, contractMachine, 'complete', contract, systemActor);
}

async function anyOutside(tx: Tx, contract: Contract, statuses: readonly MilestoneStatus[]): Promise<boolean> {
  const rows = await tx
    .select({ id: milestones.id })
    .from(milestones)
    .where(and(eq(milestones.contractId, contract.id), notInArray(milestones.status, [...statuses])))
    .limit(1);
  return rows.length > 0;
}
