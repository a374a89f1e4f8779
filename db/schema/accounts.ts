import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { citext, createdAt, id, moment } from './columns.ts';

export const users = pgTable('users', {
  id: id(),
  email: citext().notNull().unique(),
  displayName: text().notNull(),
  /** Argon2id in PHC string form. */
  passwordHash: text().notNull(),
  locale: text({ enum: ['vi', 'en'] })
    .notNull()
    .default('vi'),
  /** Marks an account of the demo, whose password is printed at start; refused in production. */
  demoRole: text(),
  /** For whom the person acted last; the membership may have ended since, so nothing refers to it. */
  lastOrganizationId: uuid(),
  /** When the person proved that they read the mails of this address; null: they may sign in and do nothing. */
  emailVerifiedAt: moment(),
  /** The person asked to be forgotten. The row stays, without a name, so that signatures and the ledger stay whole. */
  deletedAt: moment(),
  createdAt: createdAt(),
});

/** Links that were mailed: each works once, for a while. */
export const userTokens = pgTable(
  'user_tokens',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ['verify_email', 'reset_password', 'change_email', 'undo_email_change'] }).notNull(),
    /** SHA-256 of the token in the link, hex: a copy of this table opens nothing. */
    tokenHash: text().notNull().unique(),
    /** The address the token speaks of; for a change the new one, for undoing it the old one. */
    email: citext().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.userId, table.purpose), index().on(table.expiresAt)],
);
