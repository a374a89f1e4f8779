import { type Actor, type SystemActor, systemActor } from '#app/domain/kernel/actor.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canAccept } from './milestone.policy.ts';
import { milestonePostings } from './milestone.postings.ts';
import { type LockedMilestone, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';
import { recordAcceptance } from './record-acceptance.server.ts';

/**
 * Accepts a milestone: signs the acceptance record (biên bản nghiệm thu), keeps it byte for byte with its SHA-256, and turns
 * the escrow of the milestone into what is owed to the startup (less fee, VAT and retention). Whoever accepts cannot pay
 * it afterwards.
 * @throws DomainError not_found, forbidden, stale_state, insufficient_funds
 */
export function acceptMilestone(
  actor: Actor,
  input: { contractId: string; milestoneId: string; note: string },
): Promise<{ sha256: string }> {
  return inTransaction(async (tx) => {
    const found = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'accept', found.milestone.status);
    assertAllowed(canAccept(actor, found.contract, found.facts));
    return acceptWhole(tx, found, { event: 'accept', actor, note: input.note });
  });
}

type Whole = { event: 'accept' | 'accept_by_silence' | 'accept_award'; actor: Actor | SystemActor; note: string };
const basisOf = { accept: 'signed', accept_by_silence: 'silence', accept_award: 'award' } as const;

/** The whole amount becomes due, by signature, by silence or by an award. The caller holds the milestone and asked the policy. */
export async function acceptWhole(
  tx: Tx,
  found: LockedMilestone,
  { event, actor, note }: Whole,
): Promise<{ sha256: string }> {
  const { contract, milestone } = found;
  const accepter = 'system' in actor ? null : actor;
  const { settlement, sha256 } = await recordAcceptance(tx, found, {
    grossVnd: milestone.amountVnd,
    basis: basisOf[event],
    accepter,
    note,
  });
  const books = booksOf(contract, milestone);
  if (!isCommitmentOnly(contract.rail))
    await postMilestone(tx, `accept:${milestone.id}`, books, milestonePostings[event](books, settlement));
  await transition(tx, milestoneMachine, event, milestone, accepter ?? systemActor, {
    root: { kind: 'contract', id: contract.id },
    set: { inspectionEndsAt: null },
    details: { ...milestoneDetails(milestone), netVnd: settlement.netVnd.toString(), sha256 },
  });
  await tellOfAcceptance(tx, found, accepter?.userId);
  return { sha256 };
}

/** The startup hears that it has earned, the buyer's finance that it has to pay. */
export async function tellOfAcceptance(
  tx: Tx,
  { contract, milestone, buyer, supplier }: LockedMilestone,
  except?: string,
): Promise<void> {
  await tellOfMilestone(tx, contract, milestone, 'milestone_accepted', { to: supplier.id });
  await tellOfMilestone(tx, contract, milestone, 'milestone_accepted', {
    to: buyer.id,
    roles: ['finance'],
    ...(except && { except }),
  });
}
