import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, moment, vnd } from './columns.ts';
import { organizations } from './organizations.ts';

/**
 * What a provider was asked to do, under our permanent key: it is written before anything is asked, so that whatever
 * happens in between the same thing is asked again and never another. What was asked never changes, what came of it does.
 */
export const providerOperations = pgTable(
  'provider_operations',
  {
    /** `payment:<id>:<session>`, `payout:<id>:<payment>`, `refund:<id>:<attempt>:<payment>`. */
    key: text().primaryKey(),
    kind: text({ enum: ['collect', 'pay_out', 'refund'] }).notNull(),
    /** Payment, payout or refund that it is for. */
    subjectId: uuid().notNull(),
    /** The provider's payment that it takes from; null where it makes one. */
    sourceId: text(),
    amountVnd: vnd().notNull(),
    state: text({ enum: ['asked', 'pending', 'done', 'failed', 'reversed'] })
      .notNull()
      .default('asked'),
    /** The provider's id of what it made. */
    providerId: text(),
    /** Where a person goes on at the provider's, and until when. */
    url: text(),
    urlEndsAt: moment(),
    /** The provider's words when it refused. */
    lastError: text(),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.subjectId),
    index().on(table.sourceId),
    index().on(table.providerId),
    check('provider_operations_amount', sql`amount_vnd > 0`),
  ],
);

/** Events that the provider reported, each once, as it named them. What they say is not believed: the provider is asked again. */
export const providerEvents = pgTable('provider_events', {
  id: text().primaryKey(),
  type: text().notNull(),
  /** The thing that it is about, at the provider. */
  objectId: text().notNull(),
  /** The connected account that it happened on; null for our own. */
  accountId: text(),
  happenedAt: moment().notNull(),
  source: text({ enum: ['webhook', 'backfill'] }).notNull(),
  receivedAt: createdAt(),
});

/** The account of an organisation at the provider, to which it is paid. */
export const payeeAccounts = pgTable('payee_accounts', {
  organizationId: uuid()
    .primaryKey()
    .references(() => organizations.id),
  accountId: text().notNull().unique(),
  createdAt: createdAt(),
});
