import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

/** Append-only: who accepted which version of which document, and when. */
export const termsAcceptances = pgTable(
  'terms_acceptances',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    document: text({ enum: ['rules', 'terms', 'privacy'] }).notNull(),
    version: text().notNull(),
    acceptedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.userId, table.document, table.version)],
);

/**
 * Consent to what neither the contract nor the law requires (Law 91/2025/QH15, Article 9: voluntary, informed, provable,
 * withdrawable). A row is one consent; withdrawing it closes the row, giving it again opens another.
 */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    purpose: text().notNull(),
    /** Version of the wording that was agreed to. */
    version: text().notNull(),
    givenAt: createdAt(),
    withdrawnAt: moment(),
  },
  (table) => [
    uniqueIndex('consents_open').on(table.userId, table.purpose).where(sql`withdrawn_at is null`),
    index().on(table.purpose),
  ],
);
