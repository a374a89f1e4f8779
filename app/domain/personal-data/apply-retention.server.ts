import { and, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { db } from '#db/client.server.ts';
import { contactMessages } from '#db/schema/contact.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { rateLimits } from '#db/schema/rate-limits.ts';
import { sessions } from '#db/schema/sessions.ts';
import { type DataKind, dataKinds } from './data-kinds.topics.ts';

/** Kinds that end after a number of days. Unfinished uploads go by the documents' own sweep, which knows their files. */
export type EndingKind = {
  [K in DataKind]: (typeof dataKinds)[K]['keep'] extends { days: number } ? K : never;
}[DataKind];

/** The moment before which a kind of data is over, by the database's clock. */
function over(kind: EndingKind): SQL {
  return sql`now() - make_interval(days => ${dataKinds[kind].keep.days})`;
}

type Rule = { kind: EndingKind; table: PgTable; where: SQL | undefined };

/** What is erased, as data. A kind that ends needs its line here, in `elsewhere`, or a test fails. */
const rules: readonly Rule[] = [
  // The last use of a session moves its end thirty days on; past the end nothing of it is needed.
  { kind: 'session', table: sessions, where: lt(sessions.expiresAt, sql`now()`) },
  {
    kind: 'notification_read',
    table: notifications,
    where: and(isNotNull(notifications.readAt), lt(notifications.readAt, over('notification_read'))),
  },
  {
    kind: 'notification_unread',
    table: notifications,
    where: and(isNull(notifications.readAt), lt(notifications.createdAt, over('notification_unread'))),
  },
  { kind: 'mail', table: mails, where: lt(mails.createdAt, over('mail')) },
  { kind: 'contact', table: contactMessages, where: lt(contactMessages.handledAt, over('contact')) },
  { kind: 'limit', table: rateLimits, where: lt(rateLimits.expire, over('limit')) },
];

/** Erased by jobs of their own nouns. */
export const erasedElsewhere: readonly EndingKind[] = ['dead_upload'];

export const retentionKinds: readonly EndingKind[] = rules.map(({ kind }) => kind);

/**
 * Erases everything past its time, kind by kind: one that fails does not keep the others.
 * @returns how many rows of each kind went
 */
export async function applyRetention(): Promise<Partial<Record<EndingKind, number>>> {
  const erased: Partial<Record<EndingKind, number>> = {};
  const failures: unknown[] = [];
  for (const { kind, table, where } of rules) {
    try {
      const gone = await db.delete(table).where(where);
      erased[kind] = (erased[kind] ?? 0) + gone.count;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some kinds of data were not erased');
  return erased;
}
