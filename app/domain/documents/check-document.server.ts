import { eq } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import type { RejectionReason } from './document.policy.ts';
import { documentMachine } from './document.states.ts';

/** What the bytes turned out to be. */
export type Verdict =
  | { accepted: true; contentType: string; sha256: string }
  | { accepted: false; reason: RejectionReason };

/** Makes an arrived file usable, or rejects it and has its bytes taken away. A second verdict on the same file does nothing. */
export async function checkDocument(documentId: string, verdict: Verdict): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx.select().from(documents).where(eq(documents.id, documentId)).for('update');
    if (row?.status !== 'pending') return;
    const checkedAt = await databaseNow(tx);
    if (verdict.accepted) {
      const { contentType, sha256 } = verdict;
      await transition(tx, documentMachine, 'accept', row, systemActor, { set: { contentType, sha256, checkedAt } });
      return;
    }
    const { reason } = verdict;
    await transition(tx, documentMachine, 'reject', row, systemActor, {
      reason,
      set: { rejectedBecause: reason, checkedAt },
    });
    await enqueue(tx, 'remove-document-file', { documentId });
  });
}
