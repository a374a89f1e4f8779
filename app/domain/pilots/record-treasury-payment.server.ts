import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeLivePayout } from '#app/domain/payments/payment.queries.server.ts';
import { payoutMachine } from '#app/domain/payments/payment.states.ts';
import { inTransaction } from '#db/client.server.ts';
import { finishMilestone } from './finish-milestone.server.ts';
import { canRecordPayment } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

export type TreasuryPayment = {
  contractId: string;
  milestoneId: string;
  /** Number and day of the Treasury's payment order. */
  orderNumber: string;
  paidOn: string;
};

/**
 * Commitment-only: records that the State Treasury has paid a milestone, with the number and day of its order.
 * @throws DomainError not_found, forbidden, stale_state; invalid_input beside `paidOn` for a day to come
 */
export function recordTreasuryPayment(actor: Actor, input: TreasuryPayment): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'record_payment', milestone.status);
    assertAllowed(canRecordPayment(actor, contract, facts));
    const paidAt = new Date(`${input.paidOn}T00:00:00+07:00`);
    if (paidAt > (await databaseNow(tx)))
      throw new DomainError('invalid_input', { reason: 'payment_in_future', field: 'paidOn' });

    const payout = requireFound(await unsafeLivePayout(tx, milestone.id));
    const root = { kind: 'contract', id: contract.id } as const;
    const details = {
      ...milestoneDetails(milestone),
      amountVnd: payout.amountVnd.toString(),
      orderNumber: input.orderNumber,
    };
    await transition(tx, payoutMachine, 'confirm', payout, actor, {
      root,
      set: { confirmedAt: paidAt, providerReference: input.orderNumber },
      details,
    });
    await transition(tx, milestoneMachine, 'record_payment', milestone, actor, { root, details });
    await finishMilestone(tx, contract, milestone, payout.amountVnd);
  });
}
