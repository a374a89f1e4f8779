import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users, userTokens } from '#db/schema/accounts.ts';

export type TokenPurpose = (typeof userTokens.purpose.enumValues)[number];

/** How long a link works, in minutes. */
export const tokenMinutes = {
  verify_email: 24 * 60,
  reset_password: 30,
  change_email: 24 * 60,
  undo_email_change: 7 * 24 * 60,
} as const satisfies Record<TokenPurpose, number>;

/** 256 random bits need no slow hash. */
const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

const alive = (purpose: TokenPurpose, token: string) =>
  and(
    eq(userTokens.purpose, purpose),
    eq(userTokens.tokenHash, hashed(token)),
    isNull(userTokens.usedAt),
    gt(userTokens.expiresAt, sql`now()`),
  );

/** @returns the token for the link; only its hash is kept */
export async function issueToken(
  tx: Tx,
  { userId, purpose, email }: { userId: string; purpose: TokenPurpose; email: string },
): Promise<{ id: string; token: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const [row] = await tx
    .insert(userTokens)
    .values({
      userId,
      purpose,
      email,
      tokenHash: hashed(token),
      expiresAt: sql`now() + ${tokenMinutes[purpose]}::int * interval '1 minute'`,
    })
    .returning({ id: userTokens.id, expiresAt: userTokens.expiresAt });
  if (!row) throw new Error('no token was written');
  return { id: row.id, token, expiresAt: row.expiresAt.toISOString() };
}

/** A link looked at, not used: mail scanners open links too. @returns null when it opens nothing any more */
export async function findToken(purpose: TokenPurpose, token: string) {
  const [row] = await db
    .select({
      userId: users.id,
      email: userTokens.email,
      expiresAt: userTokens.expiresAt,
      displayName: users.displayName,
      currentEmail: users.email,
      passwordHash: users.passwordHash,
      locale: users.locale,
    })
    .from(userTokens)
    .innerJoin(users, eq(users.id, userTokens.userId))
    .where(and(alive(purpose, token), isNull(users.deletedAt)));
  return row ?? null;
}

/** @throws DomainError not_found `dead_link` */
export async function requireToken(purpose: TokenPurpose, token: string) {
  const found = await findToken(purpose, token);
  if (!found) throw new DomainError('not_found', { reason: 'dead_link' });
  return found;
}

/**
 * Uses a link up: of two at once, one gets it.
 * @throws DomainError not_found `dead_link`
 */
export async function consumeToken(
  tx: Tx,
  purpose: TokenPurpose,
  token: string,
): Promise<{ userId: string; email: string }> {
  const [row] = await tx
    .update(userTokens)
    .set({ usedAt: sql`now()` })
    .where(alive(purpose, token))
    .returning({ userId: userTokens.userId, email: userTokens.email });
  if (!row) throw new DomainError('not_found', { reason: 'dead_link' });
  return row;
}

/** Takes back links that have not been used, since what they were for is over. */
export async function revokeTokens(tx: Database, userId: string, purposes: readonly TokenPurpose[]): Promise<void> {
  await tx.delete(userTokens).where(and(eq(userTokens.userId, userId), inArray(userTokens.purpose, [...purposes])));
}
