import { and, eq, isNull, sql } from 'drizzle-orm';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';

/**
 * Notes that all bytes have arrived and has them checked. The signed callback that reports it carries no time and can be
 * sent again by whoever saw it: only the first one for an announced file does anything.
 *
 * @returns whether this report was the first
 */
export async function completeUpload(upload: { documentId: string; fileKey: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [row] = await tx
      .update(documents)
      .set({ uploadedAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(documents.id, upload.documentId),
          eq(documents.fileKey, upload.fileKey),
          eq(documents.status, 'pending'),
          isNull(documents.uploadedAt),
        ),
      )
      .returning({ id: documents.id });
    if (!row) return false;
    await enqueue(tx, 'check-document', { documentId: row.id });
    return true;
  });
}
