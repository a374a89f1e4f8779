import { eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { endSessions } from './end-sessions.server.ts';
import { hashPassword } from './password.server.ts';
import { assertGoodPassword } from './password-rules.ts';
import { tellOfNewPassword } from './tell-of-new-password.server.ts';
import { revokeTokens } from './user-token.server.ts';

/**
 * A new password for a signed-in person who has just given the old one (the caller has checked it); every other device is
 * signed out.
 *
 * @param session public id of the session that stays
 * @throws DomainError invalid_input with the reasons of {@link assertGoodPassword}
 */
export async function changePassword(person: Person, password: string, session: string): Promise<void> {
  assertGoodPassword(password, person);
  const passwordHash = await hashPassword(password);
  const { userId } = person;
  await inTransaction(async (tx) => {
    const [changed] = await tx.update(users).set({ passwordHash }).where(eq(users.id, userId)).returning();
    await endSessions(tx, userId, session);
    await revokeTokens(tx, userId, ['reset_password']);
    await recordAudit(tx, person, { event: 'user.changed_password', subjectKind: 'user', subjectId: userId });
    await tellOfNewPassword(tx, requireFound(changed));
  });
}
