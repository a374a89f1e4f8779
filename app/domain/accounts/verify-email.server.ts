import { and, eq, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { verifyPassword } from './password.server.ts';
import { consumeToken, requireToken, revokeTokens } from './user-token.server.ts';

type Proof = {
  /** Who is signed in where the link was opened, if anybody. */
  signedInUserId: string | null;
  /** Asked for when that is not the account's own session. */
  password: string;
};

/**
 * Proves the address of an account: whoever has the link reads its mails, and has to know the password it was made with.
 * Without that, somebody could plant an account on a stranger's address and have them confirm it.
 *
 * @throws DomainError not_found `dead_link`; invalid_input `wrong_password`, which leaves the link alive
 */
export async function verifyEmail(token: string, proof: Proof): Promise<{ userId: string; email: string }> {
  const account = await requireToken('verify_email', token);
  const own = proof.signedInUserId === account.userId;
  if (!own && !(await verifyPassword(account.passwordHash, proof.password)))
    throw new DomainError('invalid_input', { reason: 'wrong_password', field: 'password' });
  return inTransaction(async (tx) => {
    const { userId, email } = await consumeToken(tx, 'verify_email', token);
    const [proved] = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`now()` })
      .where(and(eq(users.id, userId), eq(users.email, email), isNull(users.emailVerifiedAt)))
      .returning({ id: users.id });
    requireFound(proved);
    await revokeTokens(tx, userId, ['verify_email']);
    await recordAudit(tx, { userId }, { event: 'user.verified_email', subjectKind: 'user', subjectId: userId });
    return { userId, email };
  });
}
