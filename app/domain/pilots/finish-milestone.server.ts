import type { Tx } from '#db/client.server.ts';
import { continueContract } from './continue-contract.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';

/**
 * What follows when a milestone has been paid: both sides hear of it, and the contract goes on. The caller holds the
 * contract's lock.
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
  await continueContract(tx, contract);
}
