import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { type Payment, requestPayment } from '#app/domain/payments/request-payment.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canFund } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';

/**
 * Asks the buyer's bank, in the person of the rail, for the money of a milestone. The amount is what the contract says less
 * what has come in; nothing of it is taken from the page. Repeated, it is the same payment request. A milestone that is
 * only planned is thereby called up.
 * @throws DomainError not_found, forbidden, stale_state, unavailable (the rail is not open here)
 */
export function fundMilestone(actor: Actor, input: { contractId: string; milestoneId: string }): Promise<Payment> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    if (milestone.status === 'funded') throw new DomainError('stale_state', { reason: 'milestone.request_funds' });
    assertAllowed(canFund(actor, contract, facts));
    if (milestone.status === 'planned')
      await transition(tx, milestoneMachine, 'request_funds', milestone, actor, {
        root: { kind: 'contract', id: contract.id },
        details: milestoneDetails(milestone),
      });
    return requestPayment(tx, actor, {
      contractId: contract.id,
      milestoneId: milestone.id,
      funderId: contract.buyerId,
      rail: contract.rail,
      shareVnd: milestone.amountVnd,
    });
  });
}
