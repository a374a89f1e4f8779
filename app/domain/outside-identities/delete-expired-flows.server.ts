import { lt, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { outsideArrivals, outsideFlows } from '#db/schema/outside-identities.ts';

/** Clears away ways to a provider that nobody came back from, and arrivals that led nowhere; they counted no more already. */
export async function deleteExpiredFlows(): Promise<void> {
  await db.delete(outsideFlows).where(lt(outsideFlows.expiresAt, sql`now()`));
  await db.delete(outsideArrivals).where(lt(outsideArrivals.expiresAt, sql`now()`));
}
