import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { failPayout } from '#app/domain/pilots/fail-payout.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { payoutBatchEntries, suspenseDecisions } from '#db/schema/bank.ts';
import { lockBatch } from './judge-batch.server.ts';
import { canFailEntry, canUseTreasury } from './reconciliation.policy.ts';
import { decisionMachine } from './reconciliation.states.ts';
import { settleBatch } from './settle-entry.server.ts';

/**
 * Records that the bank did not make one payment of a batch: the money is owed again, or in suspense again. Said by somebody
 * other than who made the batch. Should a statement show the payment after all, that is a break, never a second payment.
 * @throws DomainError not_found, forbidden; stale_state when the bank has said something final of it already
 */
export function failEntry(actor: Actor, input: { batchId: string; entryId: string; reason: string }): Promise<void> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const [row] = await tx
      .select()
      .from(payoutBatchEntries)
      .where(and(eq(payoutBatchEntries.id, input.entryId), eq(payoutBatchEntries.batchId, input.batchId)));
    const entry = requireFound(row);
    // As for a line of a statement: the contract first, the batch after.
    const failed = entry.payoutId
      ? await failPayout(tx, entry.payoutId, 'pending', input.reason)
      : await failReturn(tx, actor, entry.decisionId ?? '', input.reason);
    const batch = await lockBatch(tx, input.batchId);
    assertAllowed(canFailEntry(actor, batch));
    if (!failed) throw new DomainError('stale_state', { reason: 'payout.fail' });
    await settleBatch(tx, batch.id);
  });
}

async function failReturn(tx: Tx, actor: Actor, decisionId: string, reason: string): Promise<boolean> {
  const [decision] = await tx
    .select()
    .from(suspenseDecisions)
    .where(eq(suspenseDecisions.id, decisionId))
    .for('update');
  if (decision?.status !== 'confirmed') return false;
  await transition(tx, decisionMachine, 'fail', decision, actor, { reason });
  return true;
}
