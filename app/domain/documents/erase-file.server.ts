import { and, eq, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';

/** Notes that the bytes of a rejected or removed file are gone from the store. */
export async function eraseFile(documentId: string): Promise<void> {
  await db
    .update(documents)
    .set({ fileRemovedAt: sql`clock_timestamp()` })
    .where(and(eq(documents.id, documentId), isNull(documents.fileRemovedAt)));
}
