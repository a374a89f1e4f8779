import { and, count, eq, isNull } from 'drizzle-orm';
import { verifyPassword } from '#app/domain/accounts/password.server.ts';
import { demandsSecondFactor, type Person, type SecondFactor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships } from '#db/schema/organizations.ts';
import { passkeys, recoveryCodes, totpCredentials } from '#db/schema/second-factors.ts';
import { canChangeFactors, hasSecondFactor, type SecondFactors } from './second-factor.policy.ts';

/** A signed-in person at their own account. */
export type AccountHolder = Person & { secondFactor: SecondFactor };

/**
 * Holds the account while its factors change, and makes sure that it is its owner who changes them.
 * @throws DomainError forbidden `needs_recent_second_factor`
 */
export async function lockFactors(tx: Tx, holder: AccountHolder): Promise<SecondFactors> {
  const [row] = await tx.select({ id: users.id }).from(users).where(eq(users.id, holder.userId)).for('update');
  requireFound(row);
  const factors = await factorsOf(tx, holder.userId);
  assertAllowed(canChangeFactors(holder, factors));
  return factors;
}

/**
 * The same before something is added. While nothing is enrolled, the password says whose account it is; one that comes
 * through an identity provider only has none to give.
 * @throws DomainError also invalid_input `password_wrong` beside `password`
 */
export async function lockToAdd(tx: Tx, holder: AccountHolder, password = ''): Promise<SecondFactors> {
  const factors = await lockFactors(tx, holder);
  if (hasSecondFactor(factors)) return factors;
  const [row] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, holder.userId));
  const hash = row?.hash ?? '';
  if (hasPassword(hash) && !(await verifyPassword(hash, password)))
    throw new DomainError('invalid_input', { reason: 'password_wrong', field: 'password' });
  return factors;
}

/** Accounts that come through an identity provider only have no password. */
export const hasPassword = (passwordHash: string) => passwordHash.startsWith('$');

async function factorsOf(tx: Tx, userId: string): Promise<SecondFactors> {
  const totp = await tx.select({ count: count() }).from(totpCredentials).where(eq(totpCredentials.userId, userId));
  const keys = await tx.select({ count: count() }).from(passkeys).where(eq(passkeys.userId, userId));
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const codes = await tx.select({ count: count() }).from(recoveryCodes).where(unused);
  return {
    totp: (totp[0]?.count ?? 0) > 0,
    passkeys: keys[0]?.count ?? 0,
    recoveryCodes: codes[0]?.count ?? 0,
  };
}

/** Whether one of the person's roles, in whichever organisation, asks for a second factor. */
export async function isDemandedOf(tx: Pick<Tx, 'select'>, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ roles: memberships.roles, desks: memberships.desks })
    .from(memberships)
    .where(eq(memberships.userId, userId));
  return rows.some(demandsSecondFactor);
}
