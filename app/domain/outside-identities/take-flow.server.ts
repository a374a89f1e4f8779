import { and, eq, gt, sql } from 'drizzle-orm';
import { tokenHash } from '#app/domain/second-factors/token.server.ts';
import { db } from '#db/client.server.ts';
import { outsideFlows } from '#db/schema/outside-identities.ts';

export type TakenFlow = { codeVerifier: string; nonce: string; userId: string | null; next: string };

/**
 * Uses a flow up, whatever becomes of the exchange: of two returns one gets it.
 * @param state as the provider gave it back
 * @param fromCookie as this browser kept it: somebody else's link signs nobody in
 */
export async function takeFlow(state: string | null, fromCookie: string | null): Promise<TakenFlow | null> {
  if (!state || state !== fromCookie) return null;
  const [flow] = await db
    .delete(outsideFlows)
    .where(and(eq(outsideFlows.id, tokenHash(state)), gt(outsideFlows.expiresAt, sql`now()`)))
    .returning();
  return flow ?? null;
}
