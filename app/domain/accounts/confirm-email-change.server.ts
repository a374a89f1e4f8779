import { and, eq, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { endSessions } from './end-sessions.server.ts';
import { forgetPerson } from './forget-person.server.ts';
import { unsafeFindOwner } from './taken-address.server.ts';
import { consumeToken, issueToken, revokeTokens } from './user-token.server.ts';

/**
 * The new address answers: it is the account's from now on. The old one is told and may undo it for a week.
 *
 * @returns the account and its new address
 * @throws DomainError not_found `dead_link`; conflict `email_taken` when somebody else has proved the address meanwhile
 */
export function confirmEmailChange(token: string): Promise<{ userId: string; email: string }> {
  return inTransaction(async (tx) => {
    const { userId, email } = await consumeToken(tx, 'change_email', token);
    const owner = await unsafeFindOwner(tx, email);
    if (owner && owner.userId !== userId) throw new DomainError('conflict', { reason: 'email_taken' });
    // A sign-up with this address that nobody proved belongs to nobody: the mailbox's owner stands here.
    await giveAddressUp(tx, email);
    const [before] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
    const { email: oldEmail } = requireFound(before);
    await tx.update(users).set({ email, emailVerifiedAt: sql`now()` }).where(eq(users.id, userId));
    await revokeTokens(tx, userId, ['change_email', 'reset_password', 'verify_email']);
    await tellOldAddress(tx, requireFound(before), oldEmail, email);
    await recordAudit(tx, { userId }, { event: 'user.changed_email', subjectKind: 'user', subjectId: userId });
    return { userId, email };
  });
}

async function giveAddressUp(tx: Tx, email: string): Promise<void> {
  const unproved = and(eq(users.email, email), isNull(users.emailVerifiedAt));
  const rows = await tx.select({ userId: users.id }).from(users).where(unproved).for('update');
  for (const { userId } of rows) {
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['verify_email', 'reset_password']);
    await forgetPerson(tx, userId);
  }
}

async function tellOldAddress(tx: Tx, person: typeof users.$inferSelect, oldEmail: string, newEmail: string) {
  const { id: userId, displayName, locale } = person;
  const { id, token, expiresAt } = await issueToken(tx, { userId, purpose: 'undo_email_change', email: oldEmail });
  await mailTo(tx, {
    kind: 'email_changed',
    recipient: oldEmail,
    recipientName: displayName,
    locale,
    data: { oldEmail, newEmail, expiresAt },
    path: `/hoan-tac-doi-thu/${token}`,
    dedupeKey: `email_changed:${id}`,
    secret: true,
  });
}
