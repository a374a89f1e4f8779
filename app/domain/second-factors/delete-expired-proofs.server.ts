import { lt, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { passkeyChallenges, pendingSignIns } from '#db/schema/second-factors.ts';

/** Clears away sign-ins that nobody finished and challenges that nobody answered; they counted no more already. */
export async function deleteExpiredProofs(): Promise<void> {
  const ended = sql`now()`;
  await db.delete(pendingSignIns).where(lt(pendingSignIns.expiresAt, ended));
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, ended));
}
