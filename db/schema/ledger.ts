import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
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

/** What a movement is, in the words of the milestone table. */
export const ledgerTransferKinds = [
  'fund',
  'provider_fee',
  'accept',
  'carry_over',
  'release',
  'payout_confirmed',
  'reversal',
  'dispute',
  'settle_dispute',
  'cancel',
  'refund_confirmed',
  'retention_release',
  'retention_claim',
  'chargeback',
  'suspense',
] as const;

/** PostgreSQL takes the list of a CHECK as text. */
const listed = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/**
 * Accounts of the book. Money of a contract lies on accounts of that contract, the asset side included: one contract can
 * never be paid out of another's deposit, and contracts do not wait for each other's locks. Only unmatched money
 * (`suspense`) and the asset it lies on have no contract.
 *
 * The application's role may read and insert; the balance is written by the trigger on entries alone.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    kind: text({ enum: ledgerAccountKinds }).notNull(),
    contractId: uuid().references(() => pilotContracts.id),
    milestoneId: uuid(),
    /** The funder whose share it holds, or the payee. */
    organizationId: uuid().references(() => organizations.id),
    /** Side on which the balance grows: it follows from the kind, so nobody can choose it. */
    normalSide: text({ enum: ['debit', 'credit'] })
      .notNull()
      .generatedAlwaysAs(
        sql.raw(
          `case when kind in ('bank_escrow', 'stripe_balance', 'sandbox_escrow', 'provider_fees', 'chargeback_receivable') then 'debit' else 'credit' end`,
        ),
      ),
    /** Sum of the entries on the normal side less the other; kept by a trigger, proved by `ledger:verify`. */
    balanceVnd: vnd().notNull().default(sql`0`),
    /** Number of entries so far; the next entry's place in the account's order. */
    entryCount: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex('ledger_accounts_identity').on(
      table.kind,
      sql`coalesce(contract_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      sql`coalesce(organization_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    foreignKey({
      name: 'ledger_accounts_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('ledger_accounts_kind', sql`kind in (${listed(ledgerAccountKinds)})`),
    check('ledger_accounts_milestone_has_contract', sql`milestone_id is null or contract_id is not null`),
    // A provider may take money back after it was paid out (chargeback, its own fees): its balance alone may be short.
    check('ledger_accounts_floor', sql`balance_vnd >= 0 or kind = 'stripe_balance'`),
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
    kind: text({ enum: ledgerTransferKinds }).notNull(),
    /** Every account of the entries that belongs to a contract belongs to this one. */
    contractId: uuid().references(() => pilotContracts.id),
    milestoneId: uuid(),
    /** The transfer this one undoes, entry by entry; at most once. */
    reversesId: uuid().references((): AnyPgColumn => ledgerTransfers.id),
    /** Sum of each side, and how many entries: fixed here, so that nothing can be added to a posted transfer. */
    amountVnd: vnd().notNull(),
    entryCount: integer().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.contractId, table.id),
    uniqueIndex().on(table.reversesId),
    foreignKey({
      name: 'ledger_transfers_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('ledger_transfers_kind', sql`kind in (${listed(ledgerTransferKinds)})`),
    check('ledger_transfers_milestone_has_contract', sql`milestone_id is null or contract_id is not null`),
    check('ledger_transfers_positive', sql`amount_vnd > 0 and entry_count >= 2`),
    check('ledger_transfers_reversal', sql`(kind = 'reversal') = (reverses_id is not null)`),
    check('ledger_transfers_sha256', sql`input_sha256 ~ '^[0-9a-f]{64}$'`),
  ],
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
    /** Place in the account's order and balance after it; both written by the trigger under the account's lock. */
    accountSequence: integer().notNull().default(0),
    balanceAfterVnd: vnd().notNull().default(sql`0`),
  },
  (table) => [
    unique('ledger_entries_account_sequence').on(table.accountId, table.accountSequence),
    // An account appears once in a transfer: no floor can be crossed and mended within one.
    unique('ledger_entries_account_once').on(table.transferId, table.accountId),
    check('ledger_entries_positive', sql`amount_vnd > 0`),
    check('ledger_entries_side', sql`side in ('debit', 'credit')`),
  ],
);
