import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment, vnd } from './columns.ts';
import { organizations } from './organizations.ts';
import { milestones, pilotContracts } from './pilots.ts';

/** Money asked of a funder for one milestone. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    /** Reference code of the payment request: PLT + 8 Crockford base-32 characters + a check character. */
    reference: text().notNull().unique(),
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id),
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id),
    funderId: uuid()
      .notNull()
      .references(() => organizations.id),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    status: text({ enum: ['pending', 'confirmed', 'expired', 'charged_back'] })
      .notNull()
      .default('pending'),
    amountVnd: vnd().notNull(),
    /** The provider's own id once it has one. */
    providerReference: text(),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: createdAt(),
    confirmedAt: moment(),
  },
  (table) => [index().on(table.milestoneId)],
);

/** Money sent to the startup for one accepted milestone. */
export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id),
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id),
    payeeId: uuid()
      .notNull()
      .references(() => organizations.id),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    status: text({ enum: ['pending', 'confirmed', 'failed', 'returned'] })
      .notNull()
      .default('pending'),
    amountVnd: vnd().notNull(),
    /** Number and date of the e-invoice, recorded before any release. */
    invoiceNumber: text().notNull(),
    providerReference: text(),
    releasedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: createdAt(),
    confirmedAt: moment(),
  },
  (table) => [index().on(table.milestoneId)],
);
