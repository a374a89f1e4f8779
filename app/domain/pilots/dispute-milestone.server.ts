import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { inTransaction } from '#db/client.server.ts';
import { disputes } from '#db/schema/consents.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canDispute } from './milestone.policy.ts';
import { milestonePostings } from './milestone.postings.ts';
import { lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

type NewDispute = { contractId: string; milestoneId: string; amountVnd: bigint; reason: string };

/**
 * Opens a dispute: the disputed amount is held apart and this milestone alone stops. State-budget money lies nowhere, so
 * there the payment is frozen without a hold.
 * @throws DomainError not_found, forbidden, stale_state; invalid_input `dispute_amount` beside the field for nothing or
 *         more than the milestone has
 */
export function disputeMilestone(actor: Actor, input: NewDispute): Promise<void> {
  return inTransaction(async (tx) => {
    const { contract, milestone, facts } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'dispute', milestone.status);
    assertAllowed(canDispute(actor, contract, facts));
    if (input.amountVnd <= 0n || input.amountVnd > milestone.amountVnd)
      throw new DomainError('invalid_input', { reason: 'dispute_amount', field: 'amountVnd' });

    const { contractId, amountVnd, reason } = input;
    const [dispute] = await tx
      .insert(disputes)
      .values({
        contractId,
        milestoneId: milestone.id,
        amountVnd,
        reason,
        openedByOrganizationId: actor.organizationId,
        openedBy: actor.userId,
      })
      .returning({ id: disputes.id });
    if (!dispute) throw new Error('insert returned no dispute');
    const books = booksOf(contract, milestone);
    if (!isCommitmentOnly(contract.rail))
      await postMilestone(tx, `dispute:${dispute.id}`, books, milestonePostings.dispute(books, amountVnd));
    await transition(tx, milestoneMachine, 'dispute', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      reason,
      set: { inspectionEndsAt: null },
      details: { ...milestoneDetails(milestone), amountVnd: amountVnd.toString() },
    });
    const to = actor.organizationId === contract.buyerId ? contract.supplierId : contract.buyerId;
    await tellOfMilestone(tx, contract, milestone, 'milestone_disputed', {
      to,
      roles: ['manager', 'finance'],
      data: { amountVnd: amountVnd.toString(), reason },
      occasion: dispute.id,
    });
  });
}
