import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, vnd } from './columns.ts';
import { organizations } from './organizations.ts';
import { milestones, pilotContracts } from './pilots.ts';

export const ledgerAccountKinds = [
  'bank_escrow',
  'stripe_balance',
  'sandbox_escrow',
  'escrow',
  'retention',
  'dispute_hold',
  'payable',
  'payout_clearing',
  'refund_payable',
  'fee_revenue',
  'vat_payable',
  'provider_fees',
  'chargeback_receivable',
  'suspense',
] as const;

/** Accounts of the book. Assets carry debit balances (positive), liabilities and revenue credit balances (negative entries). */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    kind: text({ enum: ledgerAccountKinds }).notNull(),
    contractId: uuid().references(() => pilotContracts.id),
    milestoneId: uuid().references(() => milestones.id),
    /** The funder whose share it holds, or the payee. */
    organizationId: uuid().references(() => organizations.id),
    /** Side on which the balance grows. */
    normalSide: text({ enum: ['debit', 'credit'] }).notNull(),
    /** Sum of the entries on the normal side less the other; kept by a trigger, proved by `ledger:verify`. */
    balanceVnd: vnd().notNull().default(sql`0`),
    /** Whether the balance may go below zero. */
    mayGoNegative: text({ enum: ['no', 'yes'] })
      .notNull()
      .default('no'),
  },
  (table) => [
    uniqueIndex('ledger_accounts_identity').on(
      table.kind,
      sql`coalesce(contract_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    check('ledger_accounts_floor', sql`may_go_negative = 'yes' or balance_vnd >= 0`),
    index().on(table.contractId),
  ],
);

/** One balanced movement. Never updated or deleted; a correction is a new transfer. */
export const ledgerTransfers = pgTable(
  'ledger_transfers',
  {
    id: id(),
    /** Ours, kept for ever: the same key twice has one effect. */
    idempotencyKey: text().notNull().unique(),
    /** SHA-256 of the canonical input: the same key with other content is an error. */
    inputSha256: text().notNull(),
    kind: text().notNull(),
    contractId: uuid().references(() => pilotContracts.id),
    milestoneId: uuid().references(() => milestones.id),
    reversesId: uuid(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.contractId, table.id), uniqueIndex().on(table.reversesId)],
);

export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    transferId: uuid()
      .notNull()
      .references(() => ledgerTransfers.id),
    accountId: uuid()
      .notNull()
      .references(() => ledgerAccounts.id),
    side: text({ enum: ['debit', 'credit'] }).notNull(),
    amountVnd: vnd().notNull(),
  },
  (table) => [
    index().on(table.accountId, table.id),
    index().on(table.transferId),
    check('ledger_entries_positive', sql`amount_vnd > 0`),
  ],
);
