import { and, eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { sessions } from '#db/schema/sessions.ts';
import { endSessions } from './end-sessions.server.ts';
import { visibleTo } from './session.queries.server.ts';

/**
 * Signs the person out on one device, or on all except the one they sit at.
 *
 * @throws DomainError not_found when the session is nobody's, or somebody else's
 */
export async function signOutDevices(
  person: Pick<Person, 'userId'>,
  which: { session: string } | { allExcept: string },
): Promise<void> {
  const { userId } = person;
  await inTransaction(async (tx) => {
    if ('session' in which) {
      const own = and(visibleTo(person), eq(sessions.publicId, which.session));
      requireFound((await tx.delete(sessions).where(own).returning({ id: sessions.publicId }))[0]);
    } else await endSessions(tx, userId, which.allExcept);
    await recordAudit(tx, person, { event: 'user.signed_out_devices', subjectKind: 'user', subjectId: userId });
  });
}
