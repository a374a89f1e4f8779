import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import type { Database, Tx } from '#db/client.server.ts';
import { users, userTokens } from '#db/schema/accounts.ts';

export type Owner = { userId: string; displayName: string; locale: 'vi' | 'en' };

const ownerColumns = { userId: users.id, displayName: users.displayName, locale: users.locale };

/**
 * Whose address it is: the account that has proved it, or one that was moved away from it so lately that its owner may
 * still undo that. Unsafe: tells who exists; the answer must not.
 */
export async function unsafeFindOwner(tx: Database, email: string): Promise<Owner | null> {
  const [owner] = await tx
    .select(ownerColumns)
    .from(users)
    .where(and(eq(users.email, email), isNotNull(users.emailVerifiedAt)));
  if (owner) return owner;
  const [former] = await tx
    .select(ownerColumns)
    .from(userTokens)
    .innerJoin(users, eq(users.id, userTokens.userId))
    .where(
      and(
        eq(userTokens.email, email),
        eq(userTokens.purpose, 'undo_email_change'),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, sql`now()`),
        isNull(users.deletedAt),
      ),
    )
    .limit(1);
  return former ?? null;
}

/** Tells the owner, once an hour at most, that somebody wanted their address for an account. */
export async function tellOwnerOfAttempt(tx: Tx, owner: Owner, email: string): Promise<void> {
  const hour = new Date().toISOString().slice(0, 13);
  await mailTo(tx, {
    kind: 'sign_up_again',
    recipient: email,
    recipientName: owner.displayName,
    locale: owner.locale,
    data: {},
    path: '/quen-mat-khau',
    dedupeKey: `sign_up_again:${owner.userId}:${hour}`,
  });
}
