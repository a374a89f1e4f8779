import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { issueToken, revokeTokens } from './user-token.server.ts';

/** Mails the link that sets a new password; the one before stops working. Says nothing for an address nobody has. */
export async function requestPasswordReset(email: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [person] = await tx
      .select({ userId: users.id, email: users.email, displayName: users.displayName, locale: users.locale })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.deletedAt)));
    if (!person) return;
    const { userId } = person;
    await revokeTokens(tx, userId, ['reset_password']);
    const { id, token, expiresAt } = await issueToken(tx, { userId, purpose: 'reset_password', email: person.email });
    await mailTo(tx, {
      kind: 'reset_password',
      recipient: person.email,
      recipientName: person.displayName,
      locale: person.locale,
      data: { expiresAt },
      path: `/dat-lai-mat-khau/${token}`,
      dedupeKey: `reset_password:${id}`,
      secret: true,
    });
    // Whoever asked has proved nothing: the event is the system's, on the account.
    await recordAudit(tx, { system: true }, { event: 'user.asked_reset', subjectKind: 'user', subjectId: userId });
  });
}
