import { and, count, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { organizations } from '#db/schema/organizations.ts';

type Reader = Pick<Person, 'userId'>;

/** An inbox is a person's own, whichever organisation they act for at the moment. */
export function visibleTo(reader: Reader): SQL {
  return eq(notifications.userId, reader.userId);
}

const pageLength = 30;

/** One page of the inbox, newest first. @param before id of the last line of the page before */
export async function listInbox(reader: Reader, before?: string) {
  const rows = await db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      data: notifications.data,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
      organizationId: notifications.organizationId,
      organizationName: organizations.name,
    })
    .from(notifications)
    .leftJoin(organizations, eq(organizations.id, notifications.organizationId))
    .where(and(visibleTo(reader), before === undefined ? undefined : lt(notifications.id, before)))
    .orderBy(desc(notifications.id))
    .limit(pageLength + 1);
  const lines = rows.slice(0, pageLength);
  return { lines, before: rows.length > pageLength ? (lines.at(-1)?.id ?? null) : null };
}

export async function countUnread(reader: Reader): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(notifications)
    .where(and(visibleTo(reader), isNull(notifications.readAt)));
  return row?.unread ?? 0;
}

/**
 * Mails kept because no mail server is configured, newest first: a person's own, and those that went to an address which
 * was typed in this browser (never the mails of an inbox: these need a sign-in).
 */
export function listKeptMails(reader: Pick<Person, 'email'> | null, typedAddress: string | null) {
  const own = reader ? eq(mails.recipient, reader.email) : undefined;
  const typed = typedAddress === null ? undefined : and(eq(mails.recipient, typedAddress), isNotNull(mails.kind));
  return db
    .select()
    .from(mails)
    .where(or(own, typed) ?? sql`false`)
    .orderBy(desc(mails.id))
    .limit(100);
}
