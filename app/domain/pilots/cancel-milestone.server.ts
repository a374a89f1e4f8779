import type { Actor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { requestRefunds } from '#app/domain/payments/request-refunds.server.ts';
import type { Tx } from '#db/client.server.ts';
import { completeRefund } from './complete-refund.server.ts';
import { unsafeFrozen } from './frozen.queries.server.ts';
import { milestonePostings } from './milestone.postings.ts';
import type { LockedMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';

/**
 * Cancels a milestone as both sides agreed or an arbiter decided: what it has in escrow is owed to its funders and asked of
 * the rail in the same shares. With nothing in escrow (state-budget money) it is over at once. The caller holds the
 * milestone and has asked the policy.
 * @throws DomainError stale_state
 */
export async function cancelMilestone(
  tx: Tx,
  found: LockedMilestone,
  { actor, reason }: { actor: Actor; reason: string },
): Promise<void> {
  const { contract, milestone } = found;
  const books = booksOf(contract, milestone);
  const { escrow } = await unsafeFrozen(tx, contract.id, milestone.id);
  const held = isCommitmentOnly(contract.rail) ? [] : escrow;
  if (held.length > 0) await postMilestone(tx, `cancel:${milestone.id}`, books, milestonePostings.cancel(books, held));
  const cancelled = await transition(tx, milestoneMachine, 'cancel', milestone, actor, {
    root: { kind: 'contract', id: contract.id },
    reason,
    details: milestoneDetails(milestone),
  });
  await requestRefunds(tx, {
    contractId: contract.id,
    milestoneId: milestone.id,
    rail: contract.rail,
    cause: 'cancellation',
    shares: held,
  });
  await completeRefund(tx, contract, { ...cancelled, status: 'cancelling' });
}
