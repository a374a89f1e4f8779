import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/**
 * Marks a milestone as missed once its due day is over in Vietnam, by the database's clock. No money moves. Otherwise, and
 * the second time, it does nothing.
 * @returns whether this call did it
 */
export function missMilestone(input: { contractId: string; milestoneId: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { contract, milestone } = await lockMilestone(tx, systemActor, input);
    const dayIsOver = new Date(`${milestone.dueOn}T24:00:00+07:00`) <= (await databaseNow(tx));
    if (milestone.status !== 'in_progress' || contract.status !== 'active' || !dayIsOver) return false;
    await transition(tx, milestoneMachine, 'miss', milestone, systemActor, {
      root: { kind: 'contract', id: contract.id },
      details: { ...milestoneDetails(milestone), dueOn: milestone.dueOn },
    });
    for (const to of [contract.supplierId, contract.buyerId])
      await tellOfMilestone(tx, contract, milestone, 'milestone_missed', {
        to,
        data: { dueOn: milestone.dueOn },
        occasion: milestone.dueOn,
      });
    return true;
  });
}
