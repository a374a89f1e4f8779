import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

/** A line in a person's inbox; words are made when it is shown, in the reader's language. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** For which organisation the person got it; opening it switches to that one. */
    organizationId: uuid().references(() => organizations.id),
    kind: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    /** The reader's own page of the matter, without language. */
    path: text().notNull(),
    /** Values of the sentence: titles, amounts as strings, dates as ISO strings. */
    data: jsonb().$type<Record<string, string>>().notNull(),
    /** One event notifies a person once, however often its job runs. */
    dedupeKey: text().notNull(),
    createdAt: createdAt(),
    readAt: moment(),
  },
  (table) => [
    uniqueIndex().on(table.userId, table.dedupeKey),
    index('notifications_unread').on(table.userId).where(sql`read_at is null`),
    index().on(table.userId, table.id),
  ],
);

/** Mails as sent; without SMTP configured they stay here and are readable at a development page. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    dedupeKey: text().notNull().unique(),
    /** Of a mail to an address; null for the mail of a notification. */
    kind: text(),
    recipient: text().notNull(),
    locale: text({ enum: ['vi', 'en'] }).notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    /** Holds a link that opens something: its text is wiped once it has been sent. */
    secret: boolean().notNull().default(false),
    createdAt: createdAt(),
    sentAt: moment(),
  },
  (table) => [index().on(table.recipient, table.id)],
);
