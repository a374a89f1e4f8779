import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
    /** What a provider took back of it, once it did. */
    chargedBackVnd: vnd(),
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
    check(
      'payments_charged_back',
      sql`(charged_back_vnd is not null) = (status = 'charged_back') and (charged_back_vnd is null or charged_back_vnd between 1 and amount_vnd)`,
    ),
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
    /** What was kept back is paid apart, under the contract's last accepted milestone. */
    purpose: text({ enum: ['milestone', 'retention'] })
      .notNull()
      .default('milestone'),
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
    uniqueIndex('payouts_one_live').on(table.milestoneId, table.purpose).where(sql`status in ('pending', 'confirmed')`),
    foreignKey({
      name: 'payouts_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('payouts_amount', sql`amount_vnd > 0`),
  ],
);

/** Money that goes back to one funder. What was asked of the rail stays as it was asked, and is never erased. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id),
    /** Null for a claim under the warranty, which is of the whole contract. */
    milestoneId: uuid(),
    funderId: uuid()
      .notNull()
      .references(() => organizations.id),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    status: text({ enum: ['pending', 'confirmed', 'failed'] })
      .notNull()
      .default('pending'),
    cause: text({ enum: ['cancellation', 'part', 'settlement', 'retention_claim'] }).notNull(),
    amountVnd: vnd().notNull(),
    /** Counts how often the rail was asked: a refused request is asked again under another key. */
    attempt: integer().notNull().default(1),
    providerReference: text(),
    /** What the rail said when it refused. */
    lastError: text(),
    requestedAt: createdAt(),
    confirmedAt: moment(),
  },
  (table) => [
    index().on(table.contractId),
    uniqueIndex('refunds_once').on(
      table.contractId,
      sql`coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      table.funderId,
      table.cause,
    ),
    foreignKey({
      name: 'refunds_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('refunds_amount', sql`amount_vnd > 0 and attempt > 0`),
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
