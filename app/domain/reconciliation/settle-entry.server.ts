import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import { confirmPayout } from '#app/domain/pilots/confirm-payout.server.ts';
import { failPayout } from '#app/domain/pilots/fail-payout.server.ts';
import type { Tx } from '#db/client.server.ts';
import { type bankLines, payoutBatchEntries, payoutBatches, suspenseDecisions } from '#db/schema/bank.ts';
import { payouts } from '#db/schema/payments.ts';
import { outOfSuspense } from './bank-postings.ts';
import { batchMachine, decisionMachine } from './reconciliation.states.ts';

type Line = typeof bankLines.$inferSelect;
type Entry = typeof payoutBatchEntries.$inferSelect;

async function entryOf(tx: Tx, reference: string) {
  const [row] = await tx
    .select({ entry: payoutBatchEntries, batch: payoutBatches })
    .from(payoutBatchEntries)
    .innerJoin(payoutBatches, eq(payoutBatches.id, payoutBatchEntries.batchId))
    .where(eq(payoutBatchEntries.reference, reference));
  return row ?? null;
}

/**
 * The statement shows that a payment of a batch was made: the payout is confirmed, or the money is back with its payer. The
 * batch is settled with the last of them.
 * @returns what was done, or the break that it is: then nothing was
 */
export async function settleEntry(
  tx: Tx,
  line: Line,
  reference: string,
): Promise<'payout' | 'sent_back' | 'payout_not_expected' | 'payout_amount_differs'> {
  const found = await entryOf(tx, reference);
  if (!found || found.batch.status !== 'sent') return 'payout_not_expected';
  const { entry } = found;
  if (entry.amountVnd !== line.amountVnd) return 'payout_amount_differs';
  const done = entry.payoutId ? await settlePayout(tx, entry.payoutId, line) : await settleReturn(tx, entry);
  if (!done) return 'payout_not_expected';
  await settleBatch(tx, entry.batchId);
  return entry.payoutId ? 'payout' : 'sent_back';
}

async function settlePayout(tx: Tx, payoutId: string, line: Line): Promise<boolean> {
  // The contract is locked in there; a payout that is not pending any more is left as it is, and told apart here.
  const [payout] = await tx.select().from(payouts).where(eq(payouts.id, payoutId));
  if (payout?.status !== 'pending') return false;
  await confirmPayout(payoutId, { state: 'done', amountVnd: line.amountVnd, reference: line.bankReference }, tx);
  return true;
}

async function settleReturn(tx: Tx, entry: Entry): Promise<boolean> {
  const [decision] = await tx
    .select()
    .from(suspenseDecisions)
    .where(eq(suspenseDecisions.id, entry.decisionId ?? ''))
    .for('update');
  if (decision?.status !== 'confirmed') return false;
  await postTransfer(tx, outOfSuspense(decision.id, decision.amountVnd));
  await transition(tx, decisionMachine, 'send_back', decision, systemActor);
  return true;
}

/** A payout that arrived and came back under its own code. @returns false when a person has to look */
export async function takeBackEntry(tx: Tx, line: Line, reference: string): Promise<boolean> {
  const found = await entryOf(tx, reference);
  if (!found?.entry.payoutId || found.entry.amountVnd !== line.amountVnd) return false;
  // One that is still on its way as far as we know stays so: the statement that shows it going out is missing.
  return failPayout(tx, found.entry.payoutId, 'confirmed', line.description || reference);
}

/** A batch is settled once the bank has said something final of each of its payments. */
export async function settleBatch(tx: Tx, batchId: string): Promise<void> {
  const [batch] = await tx.select().from(payoutBatches).where(eq(payoutBatches.id, batchId)).for('update');
  const [open] = await tx
    .select({ id: payoutBatchEntries.id })
    .from(payoutBatchEntries)
    .leftJoin(payouts, eq(payouts.id, payoutBatchEntries.payoutId))
    .leftJoin(suspenseDecisions, eq(suspenseDecisions.id, payoutBatchEntries.decisionId))
    .where(
      and(
        eq(payoutBatchEntries.batchId, batchId),
        isNull(payoutBatchEntries.cancelledAt),
        sql`coalesce(${payouts.status} = 'pending', ${suspenseDecisions.status} = 'confirmed')`,
      ),
    )
    .limit(1);
  if (!open && batch?.status === 'sent') await transition(tx, batchMachine, 'settle', batch, systemActor);
}
