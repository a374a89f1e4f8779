import { lt, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { userTokens } from '#db/schema/accounts.ts';
import { sessions } from '#db/schema/sessions.ts';

/** Clears away sessions nobody came back to (one that is used after its end goes at that moment already), and old links. */
export async function deleteExpiredSessions(): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now()`));
  await db.delete(userTokens).where(lt(userTokens.expiresAt, sql`now()`));
}
