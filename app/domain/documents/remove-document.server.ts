import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { documentMachine } from './document.states.ts';
import { assertMayAttach } from './register-upload.server.ts';

/**
 * Takes a file off its subject. Its bytes go too, unless the subject keeps them in something sealed or signed.
 * @throws DomainError not_found, forbidden (the subject takes no changes from this actor), stale_state (already removed)
 */
export async function removeDocument(actor: Actor, documentId: string): Promise<void> {
  const [row] = await db.select().from(documents).where(eq(documents.id, documentId));
  // Asked before the transaction: the scope reads on a connection of its own, and a transaction waiting for a second one
  // can empty the pool.
  await assertMayAttach(actor, requireFound(row));
  await inTransaction(async (tx) => {
    const [locked] = await tx.select().from(documents).where(eq(documents.id, documentId)).for('update');
    const current = requireFound(locked);
    await transition(tx, documentMachine, 'remove', current, actor, { details: { name: current.name } });
    await enqueue(tx, 'remove-document-file', { documentId });
  });
}
