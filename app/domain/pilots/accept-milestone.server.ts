import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { renderAcceptanceRecord } from '#app/render/acceptance-record.ts';
import { inTransaction } from '#db/client.server.ts';
import { acceptanceRecords } from '#db/schema/pilots.ts';
import { tellOfMilestone } from './contract-news.server.ts';
import { canAccept } from './milestone.policy.ts';
import { milestonePostings } from './milestone.postings.ts';
import { deliverablesOf, lockMilestone } from './milestone.queries.server.ts';
import { milestoneMachine } from './milestone.states.ts';
import { milestoneDetails } from './open-next-milestone.server.ts';
import { booksOf, postMilestone } from './post-milestone.server.ts';
import { settle } from './settlement.ts';
import { sha256Of } from './sha256.server.ts';

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
    const { contract, milestone, facts, buyer, supplier } = await lockMilestone(tx, actor, input);
    assertCanFire(milestoneMachine, 'accept', milestone.status);
    assertAllowed(canAccept(actor, contract, facts));

    const [delivery] = await deliverablesOf(tx, [milestone.id]);
    const settlement = settle(milestone.amountVnd, contract);
    const acceptedAt = await databaseNow(tx);
    const documentHtml = renderAcceptanceRecord({
      contract,
      buyerName: buyer.name,
      supplierName: supplier.name,
      milestone,
      delivery: requireFound(delivery),
      settlement,
      note: input.note,
      accepterName: actor.displayName,
      acceptedAt,
    });
    const documentSha256 = sha256Of(documentHtml);
    await tx.insert(acceptanceRecords).values({
      ...settlement,
      milestoneId: milestone.id,
      acceptedBy: actor.userId,
      note: input.note,
      documentHtml,
      documentSha256,
      acceptedAt,
    });
    const books = booksOf(contract, milestone);
    if (!isCommitmentOnly(contract.rail))
      await postMilestone(tx, `accept:${milestone.id}`, books, milestonePostings.accept(books, settlement));
    await transition(tx, milestoneMachine, 'accept', milestone, actor, {
      root: { kind: 'contract', id: contract.id },
      set: { inspectionEndsAt: null },
      details: { ...milestoneDetails(milestone), netVnd: settlement.netVnd.toString(), sha256: documentSha256 },
    });
    await tellOfMilestone(tx, contract, milestone, 'milestone_accepted', { to: supplier.id });
    await tellOfMilestone(tx, contract, milestone, 'milestone_accepted', {
      to: buyer.id,
      roles: ['finance'],
      except: actor.userId,
    });
    return { sha256: documentSha256 };
  });
}
