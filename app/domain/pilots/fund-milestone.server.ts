import { type Actor, systemActor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { type Payment, requestPayment } from '#app/domain/payments/request-payment.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { unsafeCoSponsors } from './fix-shares.server.ts';
import { canFund, canFundShare } from './milestone.policy.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf } from './post-milestone.server.ts';

/**
 * Asks a funder, in the person of the rail, for its share of a milestone: the buyer, or a co-sponsor for its own. The amount
 * is what was agreed less what has come in; nothing of it is taken from the page. Repeated, it is the same payment request. A
 * milestone that is only planned is thereby called up by the buyer.
 * @throws DomainError not_found, forbidden, stale_state, unavailable (the rail is not open here)
 */
export function fundMilestone(actor: Actor, input: { contractId: string; milestoneId: string }): Promise<Payment> {
  return inTransaction(async (tx) => {
    const coSponsors = await unsafeCoSponsors(tx, input.contractId);
    const asCoSponsor = coSponsors.some(({ organizationId }) => organizationId === actor.organizationId);
    // A co-sponsor finds its share, not the contract.
    const { contract, milestone, facts } = await lockMilestone(tx, asCoSponsor ? systemActor : actor, input);
    if (milestone.status === 'funded') throw new DomainError('stale_state', { reason: 'milestone.request_funds' });
    assertAllowed((asCoSponsor ? canFundShare : canFund)(actor, contract, facts));
    const { funders } = booksOf(contract, milestone);
    const share = requireFound(funders.find(({ organizationId }) => organizationId === actor.organizationId));
    if (milestone.status === 'planned')
      await transition(tx, milestoneMachine, 'request_funds', milestone, actor, {
        root: { kind: 'contract', id: contract.id },
        details: milestoneDetails(milestone),
      });
    return requestPayment(tx, actor, {
      contractId: contract.id,
      milestoneId: milestone.id,
      funderId: actor.organizationId,
      rail: contract.rail,
      shareVnd: share.amountVnd,
    });
  });
}
