import { isNull } from 'drizzle-orm';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { acceptTerms } from '#app/domain/terms/accept-terms.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { endSessions } from './end-sessions.server.ts';
import { hashPassword } from './password.server.ts';
import { assertGoodPassword } from './password-rules.ts';
import { mailVerification } from './send-verification.server.ts';
import { tellOwnerOfAttempt, unsafeFindOwner } from './taken-address.server.ts';
import { revokeTokens } from './user-token.server.ts';

export type SignUp = { email: string; displayName: string; password: string; locale: 'vi' | 'en' };

/**
 * Makes an account that can do nothing until its address is proved. Nobody learns whether the address has an account: its
 * owner is told by mail instead. An account that was never proved belongs to nobody, so signing up anew replaces it:
 * whoever planted one with a password of their own gains nothing.
 *
 * @throws DomainError invalid_input with the reasons of {@link assertGoodPassword}
 */
export async function signUp(input: SignUp): Promise<void> {
  assertGoodPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    const owner = await unsafeFindOwner(tx, input.email);
    if (owner) return tellOwnerOfAttempt(tx, owner, input.email);
    const userId = await writeAccount(tx, input, passwordHash);
    if (!userId) return; // proved in this very moment, by somebody who reads its mails
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['verify_email', 'reset_password']);
    await acceptTerms(tx, userId);
    await mailVerification(tx, { userId, ...input });
    await recordAudit(tx, { userId }, { event: 'user.signed_up', subjectKind: 'user', subjectId: userId });
  });
}

async function writeAccount(tx: Tx, { email, displayName, locale }: SignUp, passwordHash: string) {
  const values = { email, displayName, locale, passwordHash };
  const [row] = await tx
    .insert(users)
    .values(values)
    .onConflictDoUpdate({ target: users.email, set: values, setWhere: isNull(users.emailVerifiedAt) })
    .returning({ id: users.id });
  return row?.id ?? null;
}
