import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { sessions } from '#db/schema/sessions.ts';

/**
 * Ends a person's sessions on every device.
 *
 * @param except public id of a session that stays
 * @returns how many ended
 */
export async function endSessions(tx: Database, userId: string, except?: string): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), except === undefined ? undefined : ne(sessions.publicId, except)))
    .returning({ id: sessions.publicId });
  return ended.length;
}
