import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { type Payout, requestPayout } from '#app/domain/payments/request-payout.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canApprovePayment } from './milestone.policy.ts';
import { lockMilestone, unsafeSettlement } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { assertInvoiced, assertPayable, payoutOf, type ReleaseInput } from './release-milestone.server.ts';

/**
 * Commitment-only: the buyer's finance sends the payment dossier of an accepted milestone to the State Treasury. No money is
 * in the books; the payment is recorded when the Treasury has paid.
 * @throws DomainError not_found, forbidden (also for who signed the acceptance), stale_state; conflict `payee_not_verified`
 */
export function approveTreasuryPayment(actor: Actor, input: ReleaseInput): Promise<Payout> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts, supplier } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'approve_payment', milestone.status);
    assertAllowed(canApprovePayment(actor, contract, facts));
    assertPayable(supplier);
    await assertInvoiced(tx, milestone.id);
    const { netVnd } = await unsafeSettlement(tx, milestone.id);
    const payout = await requestPayout(tx, actor, {
      ...payoutOf(contract, input),
      milestoneId: milestone.id,
      amountVnd: netVnd,
    });
    await transition(tx, milestoneMachine, 'approve_payment', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      details: { ...milestoneDetails(milestone), netVnd: netVnd.toString(), invoiceNumber: input.invoiceNumber },
    });
    return payout;
  });
}
