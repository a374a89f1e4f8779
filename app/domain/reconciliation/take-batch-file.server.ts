import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { payoutBatchFiles } from '#db/schema/bank.ts';
import { lockBatch } from './judge-batch.server.ts';
import { canTakeBatchFile, canUseTreasury } from './reconciliation.policy.ts';
import { batchMachine } from './reconciliation.states.ts';

/**
 * Hands out the bank file of an approved batch, always the same bytes; each time is on record. With the first time the batch
 * counts as sent: it can no longer be given up, since the bank may pay it.
 * @throws DomainError not_found, forbidden
 */
export function takeBatchFile(actor: Actor, input: { batchId: string; format: 'csv' | 'pain001' }) {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const batch = await lockBatch(tx, input.batchId);
    assertAllowed(canTakeBatchFile(actor, batch));
    const [row] = await tx
      .select()
      .from(payoutBatchFiles)
      .where(and(eq(payoutBatchFiles.batchId, batch.id), eq(payoutBatchFiles.format, input.format)));
    const file = requireFound(row);
    const details = { code: batch.code, format: file.format, sha256: file.sha256 };
    if (batch.status === 'approved')
      await transition(tx, batchMachine, 'send', batch, actor, { set: { sentAt: await databaseNow(tx) }, details });
    else
      await recordAudit(tx, actor, {
        event: 'payout_batch.take_again',
        subjectKind: 'payout_batch',
        subjectId: batch.id,
        details,
      });
    return { name: `${batch.code}.${input.format === 'csv' ? 'csv' : 'xml'}`, content: file.content };
  });
}
