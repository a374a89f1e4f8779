import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { endSessions } from './end-sessions.server.ts';
import { unusablePassword } from './password.server.ts';
import { consumeToken, issueToken, revokeTokens } from './user-token.server.ts';

/**
 * The old address says that the change was not its owner's: it is the account's again, every device is signed out, and the
 * password, which somebody else knew, opens nothing any more.
 *
 * @returns the token with which the owner sets a new password
 * @throws DomainError not_found `dead_link`
 */
export function undoEmailChange(token: string): Promise<string> {
  return inTransaction(async (tx) => {
    const { userId, email } = await consumeToken(tx, 'undo_email_change', token);
    await tx
      .update(users)
      .set({ email, emailVerifiedAt: sql`now()`, passwordHash: unusablePassword })
      .where(eq(users.id, userId));
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['change_email', 'undo_email_change', 'reset_password', 'verify_email']);
    await recordAudit(tx, { userId }, { event: 'user.undid_email_change', subjectKind: 'user', subjectId: userId });
    return (await issueToken(tx, { userId, purpose: 'reset_password', email })).token;
  });
}
