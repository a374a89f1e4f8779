import { eq } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';

/** The language in which mails are written to this person; pages follow their address. */
export async function changeLocale(person: Pick<Person, 'userId'>, locale: Person['locale']): Promise<void> {
  await db.update(users).set({ locale }).where(eq(users.id, person.userId));
}
