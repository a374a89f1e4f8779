import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { documentMachine } from './document.states.ts';

/** An upload that was cut can be taken up again for this long. */
export const uploadLifetimeHours = 24;

/** Gives up announced files whose bytes never came, at most `batch` at a time. @returns how many */
export async function expireUploads(batch = 200): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx
      .select()
      .from(documents)
      .where(
        and(
          eq(documents.status, 'pending'),
          isNull(documents.uploadedAt),
          lt(documents.createdAt, sql`now() - make_interval(hours => ${uploadLifetimeHours})`),
        ),
      )
      .orderBy(asc(documents.createdAt))
      .limit(batch)
      .for('update', { skipLocked: true });
    for (const row of rows) {
      await transition(tx, documentMachine, 'expire', row, systemActor);
      await enqueue(tx, 'remove-document-file', { documentId: row.id });
    }
    return rows.length;
  });
}
