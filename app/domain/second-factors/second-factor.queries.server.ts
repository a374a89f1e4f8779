import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { passkeys, pendingSignIns, recoveryCodes, totpCredentials } from '#db/schema/second-factors.ts';
import { demoCode } from './demo-totp.server.ts';
import { openSecret } from './sealed-secret.server.ts';
import { tokenHash } from './token.server.ts';

export type SecondFactors = { totp: boolean; passkeys: number; recoveryCodes: number };

/** What an account has enrolled; recovery codes count while unused, and are no factor by themselves. */
export async function secondFactorsOf(person: { userId: string }): Promise<SecondFactors> {
  const { userId } = person;
  const [totp, keys, codes] = await Promise.all([
    db.select({ one: sql`1` }).from(totpCredentials).where(eq(totpCredentials.userId, userId)),
    db.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, userId)),
    db
      .select({ count: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
  ]);
  return { totp: totp.length > 0, passkeys: keys[0]?.count ?? 0, recoveryCodes: codes[0]?.count ?? 0 };
}

export const hasSecondFactor = (factors: SecondFactors) => factors.totp || factors.passkeys > 0;

/** Codes that may be tried after one right password. */
const attemptsPerSignIn = 5;

/** Who stands between password and second factor; null when the time is up or too many codes were tried. */
export async function findPendingSignIn(token: string): Promise<{ userId: string; email: string } | null> {
  const [pending] = await db
    .select({ userId: users.id, email: users.email })
    .from(pendingSignIns)
    .innerJoin(users, eq(users.id, pendingSignIns.userId))
    .where(stillOpen(token));
  return pending ?? null;
}

export function stillOpen(token: string) {
  return and(
    eq(pendingSignIns.id, tokenHash(token)),
    gt(pendingSignIns.expiresAt, sql`now()`),
    lt(pendingSignIns.attempts, attemptsPerSignIn),
  );
}

/** The present code of an account of the demo, to be shown beside the field; null for everybody else. */
export async function findDemoCode(person: { userId: string }): Promise<string | null> {
  const [row] = await db
    .select({ sealedSecret: totpCredentials.sealedSecret, now: sql<string>`now()` })
    .from(totpCredentials)
    .where(eq(totpCredentials.userId, person.userId));
  const secret = row && openSecret(row.sealedSecret, person.userId);
  return secret ? demoCode(secret, new Date(row.now)) : null;
}
