import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, moment } from './columns.ts';
import { organizations } from './organizations.ts';

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the id in the cookie, hex: a stolen copy of this table opens no session. */
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
    activeOrganizationId: uuid().references(() => organizations.id),
    /** When a second factor was last given in this session; null while only a password was. */
    secondFactorAt: moment(),
    /** Names the session in the list of devices; opens nothing. */
    publicId: uuid().notNull().unique().default(sql`gen_random_uuid()`),
    /** What the browser said of itself, in short: enough for its owner to know it again. */
    browser: text(),
    system: text(),
    /** The address it came from without its end. */
    network: text(),
    /** Written every few minutes at most. */
    lastSeenAt: createdAt(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);
