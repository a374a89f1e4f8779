import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import type { MilestoneBooks, Posting } from './milestone.postings.ts';

/** Whose milestone it is, for the books. The buyer is the one funder until co-sponsors have shares of their own. */
export function booksOf(contract: Contract, milestone: Milestone): MilestoneBooks {
  return {
    contractId: contract.id,
    milestoneId: milestone.id,
    payeeId: contract.supplierId,
    rail: contract.rail,
    funders: [{ organizationId: contract.buyerId, amountVnd: milestone.amountVnd }],
  };
}

/**
 * Writes what a move posts to the books, under the key of the business act: `fund:<payment>`, `accept:<milestone>`. A move
 * with several transfers numbers the later ones.
 * @throws DomainError insufficient_funds, idempotency_mismatch
 */
export async function postMilestone(
  tx: Tx,
  key: string,
  books: MilestoneBooks,
  postings: readonly Posting[],
): Promise<void> {
  for (const [index, { kind, lines }] of postings.entries())
    await postTransfer(tx, {
      key: index === 0 ? key : `${key}:${index + 1}`,
      kind,
      contractId: books.contractId,
      milestoneId: books.milestoneId,
      lines,
    });
}
