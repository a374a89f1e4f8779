import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { passkeyChallenges } from '#db/schema/second-factors.ts';
import { newToken, tokenHash } from './token.server.ts';

type Handed = {
  purpose: 'register' | 'sign_in' | 'confirm';
  /** Null while nobody knows who it will be. */
  userId: string | null;
};

/** @returns a new challenge, base64url, good for five minutes and one answer */
export async function handOutChallenge({ purpose, userId }: Handed): Promise<string> {
  const challenge = newToken();
  const expiresAt = sql`now() + interval '5 minutes'`;
  await db.insert(passkeyChallenges).values({ id: tokenHash(challenge), purpose, userId, expiresAt });
  return challenge;
}

/** Uses a challenge up, whatever becomes of the answer. @returns whether it was handed out for this, to this person, and not answered before */
export async function takeChallenge(challenge: string, handed: Handed): Promise<boolean> {
  const { purpose, userId } = handed;
  const taken = await db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.id, tokenHash(challenge)),
        eq(passkeyChallenges.purpose, purpose),
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
        gt(passkeyChallenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: passkeyChallenges.id });
  return taken.length > 0;
}
