import { systemActor } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeTransferId } from '#app/domain/ledger/ledger.queries.server.ts';
import { reverseTransfer } from '#app/domain/ledger/reverse-transfer.server.ts';
import { unsafeLockPayout, unsafeRequirePayout } from '#app/domain/payments/payment.queries.server.ts';
import { payoutMachine } from '#app/domain/payments/payment.states.ts';
import type { Tx } from '#db/client.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/**
 * A payout that the rail refused, or that arrived and came back: its postings are mirrored, the money is owed to the
 * startup again, and the milestone waits for another release. Called twice, the second time changes nothing. A contract
 * that had been completed by it is in force again.
 * @param expected `pending` for one that was refused, `confirmed` for one that came back
 * @param reason why, in the words of the rail or of whoever looked
 * @returns false when the payout is not in the state expected: nothing was changed then
 */
export async function failPayout(
  tx: Tx,
  payoutId: string,
  expected: 'pending' | 'confirmed',
  reason: string,
): Promise<boolean> {
  const { contractId, milestoneId } = await unsafeRequirePayout(payoutId);
  const { contract, milestone } = await lockMilestone(tx, systemActor, { contractId, milestoneId });
  const payout = await unsafeLockPayout(tx, payoutId);
  if (payout.status !== expected) return false;

  const root = { kind: 'contract', id: contract.id } as const;
  const details = { ...milestoneDetails(milestone), amountVnd: payout.amountVnd.toString() };
  const event = expected === 'pending' ? 'fail' : 'come_back';
  await transition(tx, payoutMachine, event, payout, systemActor, { root, reason, details });
  for (const key of [`payout:${payout.id}`, `release:${payout.id}`]) {
    const transferId = await unsafeTransferId(tx, key);
    if (transferId) await reverseTransfer(tx, transferId);
  }
  if (payout.purpose === 'milestone') {
    await transition(tx, milestoneMachine, 'fail_payout', milestone, systemActor, { root, reason, details });
    if (canFire(contractMachine, 'reopen', contract.status))
      await transition(tx, contractMachine, 'reopen', contract, systemActor, { reason });
  }
  for (const to of [contract.supplierId, contract.buyerId])
    await tellOfMilestone(tx, contract, milestone, 'payout_failed', {
      to,
      roles: ['manager', 'finance'],
      data: { amountVnd: payout.amountVnd.toString() },
      occasion: payout.id,
    });
  return true;
}
