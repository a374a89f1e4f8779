import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
    milestoneId: uuid().notNull(),
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
  (table) => [
    index().on(table.milestoneId),
    // One open request at a time: what is still due is never asked for twice.
    uniqueIndex('payments_one_pending').on(table.milestoneId, table.funderId).where(sql`status = 'pending'`),
    foreignKey({
      name: 'payments_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('payments_amount', sql`amount_vnd > 0`),
  ],
);

/** Money sent to the startup for one accepted milestone. */
export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id),
    milestoneId: uuid().notNull(),
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
    invoiceDate: date({ mode: 'string' }).notNull(),
    providerReference: text(),
    releasedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: createdAt(),
    confirmedAt: moment(),
  },
  (table) => [
    index().on(table.milestoneId),
    // A milestone is paid once: only a payout that failed or came back makes room for another.
    uniqueIndex('payouts_one_live').on(table.milestoneId).where(sql`status in ('pending', 'confirmed')`),
    foreignKey({
      name: 'payouts_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('payouts_amount', sql`amount_vnd > 0`),
  ],
);

/**
 * The sandbox provider's own memory, as a bank or a payment company would keep one: what it was asked under which key, and
 * what came of it. It is written apart from our transactions, like anything outside, and read back before we believe it.
 */
export const sandboxOperations = pgTable(
  'sandbox_operations',
  {
    /** Our permanent idempotency key: the same key twice is one movement of money. */
    key: text().primaryKey(),
    kind: text({ enum: ['collect', 'pay_out', 'refund'] }).notNull(),
    amountVnd: vnd().notNull(),
    /** Provider's reference, printed on the pages. */
    reference: text().notNull().unique(),
    createdAt: createdAt(),
  },
  () => [check('sandbox_operations_amount', sql`amount_vnd > 0`)],
);
