import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { contactMessages } from '#db/schema/contact.ts';

/** Messages are the administration desk's; to everybody else there are none. */
export function visibleTo(actor: Actor): SQL {
  return hasDesk(actor, 'administration') ? sql`true` : sql`false`;
}

/** What waits, oldest first, and the latest that was dealt with. @throws DomainError not_found for other desks */
export async function listMessages(actor: Actor) {
  if (!hasDesk(actor, 'administration')) throw new DomainError('not_found');
  const rows = () =>
    db
      .select({ message: contactMessages, handler: users.displayName })
      .from(contactMessages)
      .leftJoin(users, eq(users.id, contactMessages.handledBy));
  const [waiting, handled] = await Promise.all([
    rows()
      .where(and(visibleTo(actor), isNull(contactMessages.handledAt)))
      .orderBy(asc(contactMessages.id))
      .limit(100),
    rows()
      .where(and(visibleTo(actor), isNotNull(contactMessages.handledAt)))
      .orderBy(desc(contactMessages.handledAt))
      .limit(30),
  ]);
  return { waiting, handled };
}
