import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { pendingSignIns } from '#db/schema/second-factors.ts';
import { newToken, tokenHash } from './token.server.ts';

/**
 * Remembers for ten minutes that a password was right. It opens nothing but the page that asks for the second factor.
 * @returns the token for the browser's cookie
 */
export async function beginSecondStep(userId: string): Promise<string> {
  const token = newToken();
  await db
    .insert(pendingSignIns)
    .values({ id: tokenHash(token), userId, expiresAt: sql`now() + interval '10 minutes'` });
  return token;
}
