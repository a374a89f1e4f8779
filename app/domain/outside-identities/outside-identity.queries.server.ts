import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { unsafeFindOwner } from '#app/domain/accounts/taken-address.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { hasPassword } from '#app/domain/second-factors/lock-factors.server.ts';
import { env } from '#app/env.server.ts';
import { type Database, db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { outsideArrivals, outsideIdentities } from '#db/schema/outside-identities.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import type { OtherWays } from './outside-identity.policy.ts';
import { isArrival } from './take-arrival.server.ts';

/** Whom a provider has vouched for, and what may become of them; null when the ten minutes are over. */
export async function findArrival(token: string) {
  const [arrival] = await db.select().from(outsideArrivals).where(isArrival(token));
  if (!arrival) return null;
  const { issuer, email, displayName, next } = arrival;
  const proved = arrival.emailVerified ? email : null;
  const taken = proved !== null && (await unsafeFindOwner(db, proved)) !== null;
  return { issuer, email, displayName, next, way: proved === null ? 'unproved' : taken ? 'link' : 'new' } as const;
}

const columns = {
  id: outsideIdentities.id,
  issuer: outsideIdentities.issuer,
  email: outsideIdentities.email,
  createdAt: outsideIdentities.createdAt,
  lastUsedAt: outsideIdentities.lastUsedAt,
};

/** The identities that open one's own account. */
export function identitiesOf(person: { userId: string }) {
  return db
    .select(columns)
    .from(outsideIdentities)
    .where(eq(outsideIdentities.userId, person.userId))
    .orderBy(asc(outsideIdentities.id));
}

/** @throws DomainError not_found when it is nobody's, or somebody else's */
export async function requireOwnIdentity(person: { userId: string }, identityId: string) {
  const own = and(eq(outsideIdentities.id, identityId), eq(outsideIdentities.userId, person.userId));
  const [identity] = await db.select(columns).from(outsideIdentities).where(own);
  return { ...requireFound(identity), ways: await otherWaysIn(db, person.userId, identityId) };
}

/** An identity counts while its provider is the configured one. */
export async function otherWaysIn(tx: Pick<Database, 'select'>, userId: string, except: string): Promise<OtherWays> {
  const [account] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
  const keys = await tx.select({ one: sql`1` }).from(passkeys).where(eq(passkeys.userId, userId));
  const usable = and(
    eq(outsideIdentities.userId, userId),
    ne(outsideIdentities.id, except),
    eq(outsideIdentities.issuer, env.oidc?.issuer ?? ''),
  );
  const others = await tx.select({ one: sql`1` }).from(outsideIdentities).where(usable);
  return {
    hasPassword: hasPassword(account?.hash ?? ''),
    passkeys: keys.length,
    otherIdentities: others.length,
  };
}
