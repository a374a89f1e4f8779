import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
    /** How its mail goes, as the reader's preference was when it was written; the line is in the inbox in any case. */
    delivery: text({ enum: ['at_once', 'digest', 'off'] })
      .notNull()
      .default('at_once'),
    /** When a daily digest took the line up. */
    digestedAt: moment(),
    createdAt: createdAt(),
    readAt: moment(),
  },
  (table) => [
    index('notifications_for_digest').on(table.userId).where(sql`delivery = 'digest' and digested_at is null`),
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
    /** One-click address (RFC 8058) of mails that the reader may do without; null for those that always go. */
    unsubscribeUrl: text(),
    createdAt: createdAt(),
    sentAt: moment(),
  },
  (table) => [index().on(table.recipient, table.id)],
);

/** How a person wants to be mailed about a topic, where that is not the topic's default. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    topic: text().notNull(),
    delivery: text({ enum: ['at_once', 'digest', 'off'] }).notNull(),
    changedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.topic] })],
);
