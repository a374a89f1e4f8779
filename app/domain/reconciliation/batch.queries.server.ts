import { desc, eq, getTableColumns } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed, isOffered } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { payoutBatches, payoutBatchFiles } from '#db/schema/bank.ts';
import { unsafeEntriesOf, unsafePayables } from './payable.queries.server.ts';
import {
  canApproveBatch,
  canCancelBatch,
  canFailEntry,
  canTakeBatchFile,
  canUseTreasury,
} from './reconciliation.policy.ts';

const checkers = alias(users, 'checker');
const columns = {
  ...getTableColumns(payoutBatches),
  makerName: users.displayName,
  checkerName: checkers.displayName,
};

/** What waits to be paid, and the batches, newest first. @throws DomainError forbidden */
export async function listBatches(actor: Actor) {
  assertAllowed(canUseTreasury(actor));
  const [payables, batches] = await Promise.all([
    unsafePayables(db),
    db
      .select(columns)
      .from(payoutBatches)
      .innerJoin(users, eq(users.id, payoutBatches.madeBy))
      .leftJoin(checkers, eq(checkers.id, payoutBatches.checkedBy))
      .orderBy(desc(payoutBatches.id))
      .limit(100),
  ]);
  return { payables, batches };
}

/** A batch with its payments, files and history. @throws DomainError forbidden, not_found */
export async function requireBatch(actor: Actor, batchId: string) {
  assertAllowed(canUseTreasury(actor));
  const [row] = await db
    .select(columns)
    .from(payoutBatches)
    .innerJoin(users, eq(users.id, payoutBatches.madeBy))
    .leftJoin(checkers, eq(checkers.id, payoutBatches.checkedBy))
    .where(eq(payoutBatches.id, batchId));
  const batch = requireFound(row);
  const [entries, files, events] = await Promise.all([
    unsafeEntriesOf(db, batchId),
    db
      .select({ format: payoutBatchFiles.format, sha256: payoutBatchFiles.sha256 })
      .from(payoutBatchFiles)
      .where(eq(payoutBatchFiles.batchId, batchId))
      .orderBy(payoutBatchFiles.format),
    unsafeTimeline(db, { kind: 'payout_batch', id: batchId }),
  ]);
  const approve = canApproveBatch(actor, batch);
  return {
    batch,
    files,
    events,
    entries: entries.map((row) => ({ ...row, outcome: outcomeOf(row) })),
    mayApprove: isOffered(approve),
    denied: approve.allowed ? null : approve.reason,
    mayCancel: canCancelBatch(actor, batch).allowed,
    mayTakeFile: isOffered(canTakeBatchFile(actor, batch)),
    mayFailEntries: isOffered(canFailEntry(actor, batch)),
  };
}

type EntryRow = Awaited<ReturnType<typeof unsafeEntriesOf>>[number];

/** What became of a payment, in one word for either kind. */
function outcomeOf({
  entry,
  payoutStatus,
  decisionStatus,
}: EntryRow): 'waiting' | 'paid' | 'failed' | 'returned' | 'cancelled' {
  if (entry.cancelledAt) return 'cancelled';
  if (payoutStatus === 'confirmed' || decisionStatus === 'sent_back') return 'paid';
  if (payoutStatus === 'failed' || decisionStatus === 'failed') return 'failed';
  return payoutStatus === 'returned' ? 'returned' : 'waiting';
}

/** One payment of a batch. @throws DomainError forbidden (also for who made the batch), not_found */
export async function requireFailableEntry(actor: Actor, batchId: string, entryId: string) {
  const { batch, entries } = await requireBatch(actor, batchId);
  const row = requireFound(entries.find(({ entry }) => entry.id === entryId));
  assertAllowed(canFailEntry(actor, batch));
  return { batch, ...row };
}
