import { and, eq, max } from 'drizzle-orm';
import { type Actor, systemActor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { requestRefunds } from '#app/domain/payments/request-refunds.server.ts';
import type { Tx } from '#db/client.server.ts';
import { milestoneShares } from '#db/schema/consents.ts';
import { milestones } from '#db/schema/pilots.ts';
import { tellOfAcceptance } from './accept-milestone.server.ts';
import { milestonePostings } from './milestone.postings.ts';
import type { LockedMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';
import { recordAcceptance } from './record-acceptance.server.ts';
import { creditedTo } from './settle-dispute.server.ts';
import { allocate } from './settlement.ts';

export type PartAcceptance = {
  actor: Actor;
  /** Who of the buyer signs the record. */
  accepter: Pick<Actor, 'userId' | 'displayName'>;
  acceptedVnd: bigint;
  rest: 'refund' | 'follow_on';
  /** Of the follow-on milestone. */
  dueOn: string | null;
  reason: string;
};

/**
 * Accepts a part of a milestone as both sides agreed; a penalty (phạt) is a part too. The rest goes back to the funders, or
 * stays in escrow for a follow-on milestone of that amount, so that the contract still adds up. The caller holds the
 * milestone and has asked the policy.
 * @throws DomainError stale_state; invalid_input `part_amount` unless 0 < part < amount, `follow_on_date` without a day
 */
export async function acceptPartly(tx: Tx, found: LockedMilestone, part: PartAcceptance): Promise<void> {
  const { contract, milestone } = found;
  const restVnd = milestone.amountVnd - part.acceptedVnd;
  if (part.acceptedVnd <= 0n || restVnd <= 0n)
    throw new DomainError('invalid_input', { reason: 'part_amount', field: 'acceptedVnd' });
  const follower = part.rest === 'follow_on' ? await addFollowOn(tx, found, part) : null;
  const { settlement, sha256 } = await recordAcceptance(tx, found, {
    grossVnd: part.acceptedVnd,
    basis: 'part',
    accepter: part.accepter,
    note: part.reason,
  });
  const books = booksOf(contract, milestone);
  const held = !isCommitmentOnly(contract.rail);
  const postings = held
    ? milestonePostings.accept_partly(books, settlement, { vnd: restVnd, toMilestoneId: follower?.id ?? null })
    : [];
  await postMilestone(tx, `accept:${milestone.id}`, books, postings);
  await transition(tx, milestoneMachine, 'accept_partly', milestone, part.actor, {
    root: { kind: 'contract', id: contract.id },
    reason: part.reason,
    set: { inspectionEndsAt: null, ...(follower && { amountVnd: part.acceptedVnd }) },
    details: { ...milestoneDetails(milestone), netVnd: settlement.netVnd.toString(), sha256 },
  });
  if (follower && held) await fundFollowOn(tx, found, follower);
  await requestRefunds(tx, {
    contractId: contract.id,
    milestoneId: milestone.id,
    rail: contract.rail,
    cause: 'part',
    shares: creditedTo(postings, 'refund_payable'),
  });
  await tellOfAcceptance(tx, found, part.accepter.userId);
}

type Follower = typeof milestones.$inferSelect;

/** A milestone for the rest, last in the row; what each funder has in it is what it had left. */
async function addFollowOn(tx: Tx, { contract, milestone }: LockedMilestone, part: PartAcceptance): Promise<Follower> {
  if (!part.dueOn) throw new DomainError('invalid_input', { reason: 'follow_on_date', field: 'dueOn' });
  const [last] = await tx
    .select({ position: max(milestones.position) })
    .from(milestones)
    .where(eq(milestones.contractId, contract.id));
  const [follower] = await tx
    .insert(milestones)
    .values({
      contractId: contract.id,
      position: (last?.position ?? 0) + 1,
      title: milestone.title,
      acceptanceCriteria: milestone.acceptanceCriteria,
      amountVnd: milestone.amountVnd - part.acceptedVnd,
      dueOn: part.dueOn,
    })
    .returning();
  if (!follower) throw new Error('insert returned no milestone');
  const taken = milestone.shares.length > 0 ? allocate(part.acceptedVnd, milestone.shares) : [];
  for (const [position, share] of milestone.shares.entries()) {
    const amountVnd = taken[position]?.amountVnd ?? 0n;
    await tx
      .update(milestoneShares)
      .set({ amountVnd })
      .where(
        and(eq(milestoneShares.milestoneId, milestone.id), eq(milestoneShares.organizationId, share.organizationId)),
      );
    await tx.insert(milestoneShares).values({
      milestoneId: follower.id,
      organizationId: share.organizationId,
      position,
      amountVnd: share.amountVnd - amountVnd,
    });
  }
  return follower;
}

/** Its money lies in escrow already: it is called up and funded in the same moment. */
async function fundFollowOn(tx: Tx, { contract }: LockedMilestone, follower: Follower): Promise<void> {
  const options = { root: { kind: 'contract', id: contract.id } as const, details: milestoneDetails(follower) };
  const asked = await transition(tx, milestoneMachine, 'request_funds', follower, systemActor, options);
  await transition(tx, milestoneMachine, 'confirm_funding', asked, systemActor, options);
}
