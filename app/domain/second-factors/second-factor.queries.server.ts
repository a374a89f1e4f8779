import { and, asc, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { passkeys, pendingSignIns, recoveryCodes, totpCredentials } from '#db/schema/second-factors.ts';
import { demoCode } from './demo-totp.server.ts';
import { hasPassword, isDemandedOf } from './lock-factors.server.ts';
import { openSecret } from './sealed-secret.server.ts';
import type { SecondFactors } from './second-factor.policy.ts';
import { tokenHash } from './token.server.ts';

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

/** The page of one's own ways in. */
export async function waysInOf(person: { userId: string }) {
  const { userId } = person;
  const [factors, app, keys, account, demanded] = await Promise.all([
    secondFactorsOf(person),
    db
      .select({ createdAt: totpCredentials.createdAt, lastUsedAt: totpCredentials.lastUsedAt })
      .from(totpCredentials)
      .where(eq(totpCredentials.userId, userId)),
    db
      .select({
        id: passkeys.id,
        name: passkeys.name,
        backedUp: passkeys.backedUp,
        createdAt: passkeys.createdAt,
        lastUsedAt: passkeys.lastUsedAt,
      })
      .from(passkeys)
      .where(eq(passkeys.userId, userId))
      .orderBy(asc(passkeys.id)),
    db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)),
    isDemandedOf(db, userId),
  ]);
  return {
    factors,
    app: app[0] ?? null,
    passkeys: keys,
    demanded,
    hasPassword: hasPassword(account[0]?.passwordHash ?? ''),
  };
}

/** @throws DomainError not_found when it is nobody's, or somebody else's */
export async function requireOwnPasskey(person: { userId: string }, passkeyId: string) {
  const [key] = await db
    .select({ id: passkeys.id, name: passkeys.name })
    .from(passkeys)
    .where(and(eq(passkeys.id, passkeyId), eq(passkeys.userId, person.userId)));
  return requireFound(key);
}
