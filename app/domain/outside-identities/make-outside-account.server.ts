import { isNull, sql } from 'drizzle-orm';
import { endSessions } from '#app/domain/accounts/end-sessions.server.ts';
import { unusablePassword } from '#app/domain/accounts/password.server.ts';
import { unsafeFindOwner } from '#app/domain/accounts/taken-address.server.ts';
import { revokeTokens } from '#app/domain/accounts/user-token.server.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { acceptTerms } from '#app/domain/terms/accept-terms.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { takeArrival, writeIdentity } from './take-arrival.server.ts';

/** What the session needs to begin. */
type Arrived = { userId: string; email: string; next: string; withSecondFactor: boolean };

/**
 * Makes an account of an identity whose address the provider has proved. It has no password; the forgotten-password page
 * gives it one. As with every sign-up, an account on this address that was never proved belongs to nobody and is replaced.
 * @throws DomainError forbidden `outside_expired`; invalid_input `outside_email`; conflict `outside_taken` or `outside_known`
 */
export function makeOutsideAccount(
  token: string,
  { displayName, locale }: { displayName: string; locale: 'vi' | 'en' },
): Promise<Arrived> {
  return inTransaction(async (tx) => {
    const arrival = await takeArrival(tx, token);
    const { email, emailVerified, next, secondFactor } = arrival;
    if (!email || !emailVerified) throw new DomainError('invalid_input', { reason: 'outside_email' });
    if (await unsafeFindOwner(tx, email)) throw new DomainError('conflict', { reason: 'outside_taken' });
    const values = { email, displayName, locale, passwordHash: unusablePassword, emailVerifiedAt: sql`now()` };
    const [row] = await tx
      .insert(users)
      .values(values)
      .onConflictDoUpdate({ target: users.email, set: values, setWhere: isNull(users.emailVerifiedAt) })
      .returning({ userId: users.id });
    if (!row) throw new DomainError('conflict', { reason: 'outside_taken' });
    const { userId } = row;
    await endSessions(tx, userId);
    await revokeTokens(tx, userId, ['verify_email', 'reset_password']);
    await acceptTerms(tx, userId);
    await writeIdentity(tx, userId, arrival);
    const subject = { subjectKind: 'user', subjectId: userId } as const;
    await recordAudit(tx, row, { event: 'user.signed_up', ...subject });
    await recordAudit(tx, row, { event: 'user.outside_linked', ...subject });
    return { userId, email, next, withSecondFactor: secondFactor };
  });
}
