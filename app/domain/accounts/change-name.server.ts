import { eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';

/** The name under which a person acts from now on; what was signed keeps the name it was signed with. */
export async function changeName(person: Pick<Person, 'userId'>, displayName: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.update(users).set({ displayName }).where(eq(users.id, person.userId));
    const subject = { subjectKind: 'user', subjectId: person.userId } as const;
    await recordAudit(tx, person, { event: 'user.changed_name', ...subject });
  });
}
