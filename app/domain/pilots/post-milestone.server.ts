import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import type { MilestoneBooks, Posting } from './milestone.postings.ts';
import type { Share } from './settlement.ts';

/** Whose milestone it is, for the books. Without co-sponsors the buyer is the one funder. */
export function booksOf(contract: Contract, milestone: Milestone & { shares?: readonly Share[] }): MilestoneBooks {
  const shares = milestone.shares ?? [];
  return {
    contractId: contract.id,
    milestoneId: milestone.id,
    payeeId: contract.supplierId,
    rail: contract.rail,
    funders: shares.length > 0 ? shares : [{ organizationId: contract.buyerId, amountVnd: milestone.amountVnd }],
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

/** Movements of the whole contract: what was kept back. */
export function booksOfContract(contract: Contract): MilestoneBooks {
  return { contractId: contract.id, milestoneId: '', payeeId: contract.supplierId, rail: contract.rail, funders: [] };
}

/** Writes what moves the contract's own accounts. @throws DomainError insufficient_funds, idempotency_mismatch */
export async function postContract(
  tx: Tx,
  key: string,
  { contractId }: MilestoneBooks,
  postings: readonly Posting[],
): Promise<void> {
  for (const [index, { kind, lines }] of postings.entries())
    await postTransfer(tx, { key: index === 0 ? key : `${key}:${index + 1}`, kind, contractId, lines });
}
