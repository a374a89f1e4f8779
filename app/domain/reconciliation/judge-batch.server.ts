import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { env } from '#app/env.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { payoutBatchEntries, payoutBatches, payoutBatchFiles } from '#db/schema/bank.ts';
import { type BatchToWrite, batchCsv, batchPain001 } from './batch-files.ts';
import { unsafeLiveEntries } from './payable.queries.server.ts';
import { canApproveBatch, canCancelBatch, canUseTreasury } from './reconciliation.policy.ts';
import { batchMachine } from './reconciliation.states.ts';

export type Batch = typeof payoutBatches.$inferSelect;

/** Takes a batch for the rest of the transaction. @throws DomainError not_found */
export async function lockBatch(tx: Tx, batchId: string): Promise<Batch> {
  const [row] = await tx.select().from(payoutBatches).where(eq(payoutBatches.id, batchId)).for('update');
  return requireFound(row);
}

/**
 * The checker's word on a batch. Approved, its bank files are written once, byte for byte, with their hashes; given up
 * (before its file was taken out), its payments may enter another batch.
 * @throws DomainError not_found, stale_state, forbidden (approving also for who made it), unavailable without an account
 */
export function judgeBatch(
  actor: Actor,
  input: { batchId: string; intent: 'approve' | 'cancel'; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const batch = await lockBatch(tx, input.batchId);
    assertCanFire(batchMachine, input.intent, batch.status);
    if (input.intent === 'approve') return approve(tx, actor, batch);
    assertAllowed(canCancelBatch(actor, batch));
    await tx
      .update(payoutBatchEntries)
      .set({ cancelledAt: await databaseNow(tx) })
      .where(eq(payoutBatchEntries.batchId, batch.id));
    await transition(tx, batchMachine, 'cancel', batch, actor, { reason: input.reason, details: detailsOf(batch) });
  });
}

const detailsOf = ({ code, totalVnd }: Batch) => ({ code, amountVnd: totalVnd.toString() });

async function approve(tx: Tx, actor: Actor, batch: Batch): Promise<void> {
  assertAllowed(canApproveBatch(actor, batch));
  if (!env.escrowAccount) throw new DomainError('unavailable', { reason: 'rail_not_open' });
  const checkedAt = await databaseNow(tx);
  const toWrite: BatchToWrite = {
    code: batch.code,
    at: checkedAt.toISOString(),
    totalVnd: batch.totalVnd,
    debtor: env.escrowAccount,
    entries: await unsafeLiveEntries(tx, batch.id),
  };
  const files = { csv: batchCsv(toWrite), pain001: batchPain001(toWrite) } as const;
  await tx.insert(payoutBatchFiles).values(
    (['csv', 'pain001'] as const).map((format) => ({
      batchId: batch.id,
      format,
      content: files[format],
      sha256: createHash('sha256').update(files[format]).digest('hex'),
    })),
  );
  await transition(tx, batchMachine, 'approve', batch, actor, {
    set: { checkedBy: actor.userId, checkedAt },
    details: detailsOf(batch),
  });
}
