import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { endSessions } from './end-sessions.server.ts';
import { hashPassword } from './password.server.ts';
import { assertGoodPassword } from './password-rules.ts';
import { tellOfNewPassword } from './tell-of-new-password.server.ts';
import { consumeToken, requireToken, revokeTokens } from './user-token.server.ts';

/**
 * Sets a new password by a mailed link and signs the person out everywhere. It signs nobody in: a second factor is asked
 * for at the next sign-in as always. Who reads the mails has proved the address, too.
 *
 * @throws DomainError not_found `dead_link`; invalid_input with the reasons of {@link assertGoodPassword}
 */
export async function resetPassword(token: string, password: string): Promise<void> {
  const account = await requireToken('reset_password', token);
  assertGoodPassword(password, { email: account.currentEmail, displayName: account.displayName });
  const passwordHash = await hashPassword(password);
  await inTransaction(async (tx) => {
    const { userId } = await consumeToken(tx, 'reset_password', token);
    const [person] = await tx
      .update(users)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(eq(users.id, userId))
      .returning();
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['reset_password', 'verify_email', 'change_email']);
    await recordAudit(tx, { userId }, { event: 'user.reset_password', subjectKind: 'user', subjectId: userId });
    await tellOfNewPassword(tx, requireFound(person));
  });
}
