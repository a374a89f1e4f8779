import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { requestRefunds } from '#app/domain/payments/request-refunds.server.ts';
import type { Tx } from '#db/client.server.ts';
import { disputes } from '#db/schema/consents.ts';
import { tellOfAcceptance } from './accept-milestone.server.ts';
import { completeRefund } from './complete-refund.server.ts';
import { unsafeFrozen, unsafeOpenDispute } from './frozen.queries.server.ts';
import { type Frozen, milestonePostings } from './milestone.postings.ts';
import type { LockedMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';
import { recordAcceptance } from './record-acceptance.server.ts';
import type { Share } from './settlement.ts';

export type DisputeSettlement = {
  actor: Actor;
  /** `arbiter`: nobody of the buyer signs what is earned. */
  by: 'agreement' | 'arbiter';
  accepter: Pick<Actor, 'userId' | 'displayName'> | null;
  /** Of the disputed amount: earned + refund = disputed. */
  earnedVnd: bigint;
  refundVnd: bigint;
  /** Who gets what nobody disputes. */
  rest: 'startup' | 'funders';
  reason: string;
};

/**
 * Ends a dispute by a split x + y = d: what is earned becomes due to the startup under an acceptance record, what is not
 * goes back to the funders. The undisputed rest of the milestone goes where the split says. The caller holds the milestone
 * and has asked the policy.
 * @throws DomainError stale_state; invalid_input `split_adds_up` when the parts are not the disputed amount
 */
export async function settleDispute(tx: Tx, found: LockedMilestone, split: DisputeSettlement): Promise<void> {
  const { contract, milestone } = found;
  const dispute = await unsafeOpenDispute(tx, milestone.id);
  const { earnedVnd, refundVnd, reason } = split;
  if (earnedVnd < 0n || refundVnd < 0n || earnedVnd + refundVnd !== dispute.amountVnd)
    throw new DomainError('invalid_input', { reason: 'split_adds_up', field: 'refundVnd' });

  const held = !isCommitmentOnly(contract.rail);
  const frozen: Frozen = held
    ? await unsafeFrozen(tx, contract.id, milestone.id)
    : { held: [], escrow: [{ organizationId: contract.buyerId, amountVnd: milestone.amountVnd - dispute.amountVnd }] };
  const undisputedVnd = sum(frozen.escrow);
  const grossVnd = earnedVnd + (split.rest === 'startup' ? undisputedVnd : 0n);
  const backVnd = refundVnd + (split.rest === 'funders' ? undisputedVnd : 0n);
  const record =
    grossVnd > 0n
      ? await recordAcceptance(tx, found, { grossVnd, basis: 'settlement', accepter: split.accepter, note: reason })
      : null;
  const books = booksOf(contract, milestone);
  const postings = held ? milestonePostings.settle_by_payment(books, frozen, record?.settlement ?? null) : [];
  await postMilestone(tx, `settle:${dispute.id}`, books, postings);
  await tx
    .update(disputes)
    .set({ settledAt: await databaseNow(tx), settledBy: split.by, earnedVnd, refundVnd })
    .where(eq(disputes.id, dispute.id));

  const event = record ? 'settle_by_payment' : 'settle_by_refund';
  const settled = await transition(tx, milestoneMachine, event, milestone, split.actor, {
    root: { kind: 'contract', id: contract.id },
    reason,
    details: { ...milestoneDetails(milestone), earnedVnd: grossVnd.toString(), refundVnd: backVnd.toString() },
  });
  await requestRefunds(tx, {
    contractId: contract.id,
    milestoneId: milestone.id,
    rail: contract.rail,
    cause: 'settlement',
    shares: held ? creditedTo(postings, 'refund_payable') : [],
  });
  if (record) await tellOfAcceptance(tx, found);
  else await completeRefund(tx, contract, { ...milestone, status: settled.status });
}

const sum = (shares: readonly Share[]) => shares.reduce((total, share) => total + share.amountVnd, 0n);

/** What the books now owe each funder: a refund asks the rail for exactly what was posted. */
export function creditedTo(
  postings: readonly {
    lines: readonly { account: { kind: string; organizationId?: string | null }; side: string; amountVnd: bigint }[];
  }[],
  kind: 'refund_payable',
): Share[] {
  return postings
    .flatMap((each) => each.lines)
    .flatMap(({ account, side, amountVnd }) =>
      account.kind === kind && side === 'credit' && account.organizationId
        ? [{ organizationId: account.organizationId, amountVnd }]
        : [],
    );
}
