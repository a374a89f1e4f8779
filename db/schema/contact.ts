import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { citext, createdAt, id, moment } from './columns.ts';

/** What people write to the coordinator through the contact page. */
export const contactMessages = pgTable(
  'contact_messages',
  {
    id: id(),
    /** Null when the writer was signed out. */
    userId: uuid().references(() => users.id),
    /** Where the answer goes. */
    email: citext().notNull(),
    topic: text({
      enum: ['account', 'challenge', 'solution', 'contract', 'complaint', 'personal_data', 'other'],
    }).notNull(),
    message: text().notNull(),
    locale: text({ enum: ['vi', 'en'] }).notNull(),
    createdAt: createdAt(),
    handledAt: moment(),
    handledBy: uuid().references(() => users.id),
  },
  (table) => [index().on(table.handledAt, table.id), index().on(table.userId)],
);
