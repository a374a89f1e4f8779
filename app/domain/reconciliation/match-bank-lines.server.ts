import { asc, eq, isNull, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { receivePayment } from '#app/domain/pilots/receive-payment.server.ts';
import { db, inTransaction, type Tx } from '#db/client.server.ts';
import { bankLineOutcomes, bankLines, suspenseItems } from '#db/schema/bank.ts';
import { payments } from '#db/schema/payments.ts';
import { intoSuspense } from './bank-postings.ts';
import { openBreak } from './open-break.server.ts';
import { placeLine } from './place-line.ts';
import { settleEntry, takeBackEntry } from './settle-entry.server.ts';

export type BankLine = typeof bankLines.$inferSelect;
export type Outcome = (typeof bankLineOutcomes.$inferInsert)['outcome'];
type SuspenseCause = (typeof suspenseItems.$inferInsert)['cause'];

/**
 * Places every line of the bank's statements that is not placed yet, oldest first, each in a transaction of its own: killed
 * in between, it goes on where it was. What is clear is posted; what came in and is not clear goes whole to suspense; what
 * went out and is not clear is posted nowhere and becomes a break. Run twice at once, each line is placed once.
 * @returns how many lines were placed
 */
export async function matchBankLines(): Promise<number> {
  const waiting = await db
    .select({ id: bankLines.id })
    .from(bankLines)
    .leftJoin(bankLineOutcomes, eq(bankLineOutcomes.lineId, bankLines.id))
    .where(isNull(bankLineOutcomes.lineId))
    .orderBy(asc(bankLines.bookedOn), asc(bankLines.id));
  let placed = 0;
  for (const { id } of waiting) if (await inTransaction((tx) => matchOne(tx, id))) placed += 1;
  return placed;
}

/** @returns false when somebody else has placed it meanwhile */
async function matchOne(tx: Tx, lineId: string): Promise<boolean> {
  // Lines are never changed, so that their rows cannot be locked; this stands for it. Contracts are locked after.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bank-line:${lineId}`}, 0))`);
  const [known] = await tx.select().from(bankLineOutcomes).where(eq(bankLineOutcomes.lineId, lineId));
  const [line] = await tx.select().from(bankLines).where(eq(bankLines.id, lineId));
  if (known || !line) return false;
  const outcome = line.side === 'credit' ? await placeCredit(tx, line) : await placeDebit(tx, line);
  await tx.insert(bankLineOutcomes).values({ lineId, outcome });
  return true;
}

async function placeCredit(tx: Tx, line: BankLine): Promise<Outcome> {
  const placement = placeLine(line.description);
  if (placement.to === 'nobody') return toSuspense(tx, line, placement.cause);
  if (placement.to === 'entry')
    return (await takeBackEntry(tx, line, placement.code)) ? 'payout_return' : toSuspense(tx, line, 'payout_code');

  const [payment] = await tx.select({ id: payments.id }).from(payments).where(eq(payments.reference, placement.code));
  if (!payment) return toSuspense(tx, line, 'unknown_code');
  const said = await receivePayment(tx, {
    paymentId: payment.id,
    lineId: line.id,
    decisionId: null,
    amountVnd: line.amountVnd,
    bankReference: line.bankReference,
  });
  return said === 'received' ? 'payment' : toSuspense(tx, line, said);
}

async function toSuspense(tx: Tx, line: BankLine, cause: SuspenseCause): Promise<Outcome> {
  const [item] = await tx
    .insert(suspenseItems)
    .values({ lineId: line.id, amountVnd: line.amountVnd, cause })
    .returning({ id: suspenseItems.id });
  if (!item) throw new DomainError('conflict');
  await postTransfer(tx, intoSuspense(line.id, line.amountVnd));
  await notify(tx, {
    to: { desk: 'treasury' },
    kind: 'suspense_waiting',
    subject: { kind: 'bank_statement', id: line.statementId },
    path: `/dieu-phoi/doi-soat/cho-lam-ro/${item.id}`,
    data: { amountVnd: line.amountVnd.toString(), reasonKey: `reconciliation:cause.${cause}` },
    dedupeKey: `suspense_waiting:${item.id}`,
  });
  return 'suspense';
}

async function placeDebit(tx: Tx, line: BankLine): Promise<Outcome> {
  const placement = placeLine(line.description);
  const said = placement.to === 'entry' ? await settleEntry(tx, line, placement.code) : 'unexplained_debit';
  if (said === 'payout' || said === 'sent_back') return said;
  await openBreak(tx, {
    kind: said,
    rail: 'bank',
    dedupeKey: `line:${line.id}`,
    amountVnd: line.amountVnd,
    lineId: line.id,
    statementId: line.statementId,
  });
  return 'unexplained';
}
