import { isNull, sql } from 'drizzle-orm';
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

/** What shows, beside a mail of our own, that a person reads the mails of the address; kept with the record of the sign-up. */
type FindProof = (tx: Tx) => Promise<{ invitation: string } | null>;

/**
 * Makes an account that can do nothing until its address is proved. Nobody learns whether the address has an account: its
 * owner is told by mail instead. An account that was never proved belongs to nobody, so signing up anew replaces it:
 * whoever planted one with a password of their own gains nothing.
 *
 * @param findProof proves the address at once, where nobody has made an account with it
 * @returns the account when its address is proved already; null in every other case, which are not told apart
 * @throws DomainError invalid_input with the reasons of {@link assertGoodPassword}
 */
export async function signUp(
  input: SignUp,
  findProof: FindProof = async () => null,
): Promise<{ userId: string } | null> {
  assertGoodPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const owner = await unsafeFindOwner(tx, input.email);
    if (owner) {
      await tellOwnerOfAttempt(tx, owner, input.email);
      return null;
    }
    const proof = await findProof(tx);
    const proved = proof && (await writeProvedAccount(tx, input, passwordHash));
    const userId = proved ?? (await writeAccount(tx, input, passwordHash));
    if (!userId) return null; // proved in this very moment, by somebody who reads its mails
    await acceptTerms(tx, userId);
    await recordAudit(tx, { userId }, { event: 'user.signed_up', subjectKind: 'user', subjectId: userId });
    if (proved) {
      const event = { event: 'user.verified_email', subjectKind: 'user', subjectId: userId, details: proof } as const;
      await recordAudit(tx, { userId }, event);
      return { userId };
    }
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['verify_email', 'reset_password']);
    await mailVerification(tx, { userId, ...input });
    return null;
  });
}

const columns = ({ email, displayName, locale }: SignUp, passwordHash: string) => ({
  email,
  displayName,
  locale,
  passwordHash,
});

/** Null where there is a row already, be it a planted one: that goes the way of every sign-up. */
async function writeProvedAccount(tx: Tx, input: SignUp, passwordHash: string) {
  const [row] = await tx
    .insert(users)
    .values({ ...columns(input, passwordHash), emailVerifiedAt: sql`now()` })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return row?.id ?? null;
}

async function writeAccount(tx: Tx, input: SignUp, passwordHash: string) {
  const values = columns(input, passwordHash);
  const [row] = await tx
    .insert(users)
    .values(values)
    .onConflictDoUpdate({ target: users.email, set: values, setWhere: isNull(users.emailVerifiedAt) })
    .returning({ id: users.id });
  return row?.id ?? null;
}
