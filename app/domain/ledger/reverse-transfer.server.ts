import { eq } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import type { Tx } from '#db/client.server.ts';
import { ledgerAccounts, ledgerEntries, ledgerTransfers } from '#db/schema/ledger.ts';
import { mirrored } from './ledger.chart.ts';
import { type PostedTransfer, postTransfer } from './post-transfer.server.ts';

/**
 * Undoes one transfer by its mirror image, once: the key follows from the transfer, so a second call has no effect, and
 * the database refuses a second reversal and one that is no mirror.
 * @throws DomainError not_found; insufficient_funds when what it would take back has moved on
 */
export async function reverseTransfer(tx: Tx, transferId: string): Promise<PostedTransfer> {
  const [original] = await tx.select().from(ledgerTransfers).where(eq(ledgerTransfers.id, transferId));
  const { contractId, milestoneId } = requireFound(original);
  const entries = await tx
    .select({ side: ledgerEntries.side, amountVnd: ledgerEntries.amountVnd, account: ledgerAccounts })
    .from(ledgerEntries)
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
    .where(eq(ledgerEntries.transferId, transferId));
  return postTransfer(tx, {
    key: `reverse:${transferId}`,
    kind: 'reversal',
    contractId,
    milestoneId,
    reversesId: transferId,
    lines: mirrored(entries),
  });
}
