import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment, vnd } from './columns.ts';
import { payments, payouts } from './payments.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A file of the bank as it was uploaded, byte for byte: what a statement was read from. Never changed, never erased. */
export const bankFiles = pgTable(
  'bank_files',
  {
    id: id(),
    name: text().notNull(),
    /** The same file again is the same row. */
    sha256: text().notNull().unique(),
    content: bytea().notNull(),
    format: text({ enum: ['csv', 'mt940', 'camt053'] }).notNull(),
    /** Profile of a CSV: whose columns it has. */
    profile: text(),
    uploadedBy: uuid()
      .notNull()
      .references(() => users.id),
    uploadedAt: createdAt(),
  },
  () => [check('bank_files_size', sql`octet_length(content) between 1 and 5242880`)],
);

/** A statement that was taken over whole: its lines add up from the opening to the closing balance. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    id: id(),
    fileId: uuid()
      .notNull()
      .unique()
      .references(() => bankFiles.id),
    account: text().notNull(),
    firstOn: date({ mode: 'string' }).notNull(),
    lastOn: date({ mode: 'string' }).notNull(),
    openingVnd: vnd().notNull(),
    creditVnd: vnd().notNull(),
    debitVnd: vnd().notNull(),
    closingVnd: vnd().notNull(),
    lineCount: integer().notNull(),
    /** Lines that an earlier statement had not brought yet. */
    newLineCount: integer().notNull(),
    postedBy: uuid()
      .notNull()
      .references(() => users.id),
    postedAt: createdAt(),
  },
  (table) => [
    index().on(table.account, table.lastOn),
    check('bank_statements_sum', sql`opening_vnd + credit_vnd - debit_vnd = closing_vnd`),
    check('bank_statements_lines', sql`line_count >= new_line_count and new_line_count >= 0`),
  ],
);

/** One movement on the bank account, as the bank says. Never changed. */
export const bankLines = pgTable(
  'bank_lines',
  {
    id: id(),
    statementId: uuid()
      .notNull()
      .references(() => bankStatements.id),
    position: integer().notNull(),
    account: text().notNull(),
    /** Names the movement whatever file it comes in: day, side, amount, the bank's number (or its text), and which of equals. */
    lineKey: text().notNull(),
    bookedOn: date({ mode: 'string' }).notNull(),
    side: text({ enum: ['credit', 'debit'] }).notNull(),
    amountVnd: vnd().notNull(),
    bankReference: text().notNull(),
    description: text().notNull(),
    counterpartyName: text().notNull(),
    counterpartyAccount: text().notNull(),
    counterpartyBank: text().notNull(),
  },
  (table) => [
    unique('bank_lines_once').on(table.account, table.lineKey),
    uniqueIndex().on(table.statementId, table.position),
    check('bank_lines_amount', sql`amount_vnd > 0`),
  ],
);

/** Money that came in and that nobody could place by rule; it lies in the books as `suspense` until a person has decided. */
export const suspenseItems = pgTable(
  'suspense_items',
  {
    id: id(),
    lineId: uuid()
      .notNull()
      .unique()
      .references(() => bankLines.id),
    amountVnd: vnd().notNull(),
    /** Why it was not placed by itself. */
    cause: text({
      enum: ['no_code', 'several_codes', 'unknown_code', 'more_than_due', 'closed_request', 'payout_code'],
    }).notNull(),
    createdAt: createdAt(),
  },
  () => [check('suspense_items_amount', sql`amount_vnd > 0`)],
);

/**
 * What a person proposes to do with money in suspense, and what a second one says to it.
 * `assign`: to a payment request; `payout_return`: a payout that came back; `send_back`: to whoever paid, in a batch;
 * `cover`: it pays for a movement out that belongs to nobody (a fee, a correction of the bank).
 */
export const suspenseDecisions = pgTable(
  'suspense_decisions',
  {
    id: id(),
    itemId: uuid()
      .notNull()
      .references(() => suspenseItems.id),
    kind: text({ enum: ['assign', 'payout_return', 'send_back', 'cover'] }).notNull(),
    status: text({ enum: ['proposed', 'confirmed', 'rejected', 'sent_back', 'failed'] })
      .notNull()
      .default('proposed'),
    amountVnd: vnd().notNull(),
    paymentId: uuid().references(() => payments.id),
    payoutId: uuid().references(() => payouts.id),
    /** The line out that it covers. */
    coversLineId: uuid().references(() => bankLines.id),
    /** To whom it goes back, checked by the two people. */
    beneficiaryName: text().notNull().default(''),
    beneficiaryBin: text().notNull().default(''),
    beneficiaryAccount: text().notNull().default(''),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => users.id),
    proposedAt: createdAt(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: moment(),
  },
  (table) => [
    index().on(table.itemId),
    uniqueIndex('suspense_decisions_cover_once').on(table.coversLineId).where(sql`status in ('proposed', 'confirmed')`),
    check('suspense_decisions_amount', sql`amount_vnd > 0`),
    check(
      'suspense_decisions_target',
      sql`(kind = 'assign') = (payment_id is not null) and (kind = 'payout_return') = (payout_id is not null)
        and (kind = 'cover') = (covers_line_id is not null)`,
    ),
    check('suspense_decisions_two_people', sql`decided_by is null or status = 'rejected' or decided_by <> proposed_by`),
  ],
);

/** Money that came in for a payment request: one request may be satisfied by several lines. Never changed. */
export const paymentReceipts = pgTable(
  'payment_receipts',
  {
    id: id(),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    lineId: uuid()
      .notNull()
      .references(() => bankLines.id),
    /** The decision that took it out of suspense; null when the line said itself where it belongs. */
    decisionId: uuid()
      .unique()
      .references(() => suspenseDecisions.id),
    amountVnd: vnd().notNull(),
    receivedAt: createdAt(),
  },
  (table) => [
    index().on(table.paymentId),
    uniqueIndex('payment_receipts_line_once').on(table.lineId).where(sql`decision_id is null`),
    check('payment_receipts_amount', sql`amount_vnd > 0`),
  ],
);

/** What was done about a line, once. Never changed: a later decision about money in suspense is a row of its own. */
export const bankLineOutcomes = pgTable('bank_line_outcomes', {
  lineId: uuid()
    .primaryKey()
    .references(() => bankLines.id),
  outcome: text({ enum: ['payment', 'suspense', 'payout', 'payout_return', 'sent_back', 'unexplained'] }).notNull(),
  matchedAt: createdAt(),
});

/** Payments out that go to the bank together: made by one person, checked by another, sent as one file. */
export const payoutBatches = pgTable(
  'payout_batches',
  {
    id: id(),
    /** LC-2026-0001 */
    code: text().notNull().unique(),
    status: text({ enum: ['waiting_check', 'approved', 'sent', 'settled', 'cancelled'] })
      .notNull()
      .default('waiting_check'),
    totalVnd: vnd().notNull(),
    entryCount: integer().notNull(),
    madeBy: uuid()
      .notNull()
      .references(() => users.id),
    madeAt: createdAt(),
    checkedBy: uuid().references(() => users.id),
    checkedAt: moment(),
    sentAt: moment(),
  },
  () => [
    check('payout_batches_total', sql`total_vnd > 0 and entry_count > 0`),
    check('payout_batches_two_people', sql`checked_by is null or checked_by <> made_by`),
  ],
);

/** One payment of a batch, as the bank is told to make it. Only `cancelled_at` is ever written later, when the batch is given up. */
export const payoutBatchEntries = pgTable(
  'payout_batch_entries',
  {
    id: id(),
    batchId: uuid()
      .notNull()
      .references(() => payoutBatches.id),
    position: integer().notNull(),
    /** PLC + 8 Crockford base-32 characters + a check character: what the statement brings back. */
    reference: text().notNull().unique(),
    payoutId: uuid().references(() => payouts.id),
    decisionId: uuid().references(() => suspenseDecisions.id),
    amountVnd: vnd().notNull(),
    beneficiaryName: text().notNull(),
    beneficiaryBin: text().notNull(),
    beneficiaryAccount: text().notNull(),
    cancelledAt: moment(),
  },
  (table) => [
    uniqueIndex().on(table.batchId, table.position),
    // Nothing is in two batches that may both be paid.
    uniqueIndex('payout_batch_entries_payout_once').on(table.payoutId).where(sql`cancelled_at is null`),
    uniqueIndex('payout_batch_entries_decision_once').on(table.decisionId).where(sql`cancelled_at is null`),
    check('payout_batch_entries_amount', sql`amount_vnd > 0`),
    check('payout_batch_entries_one_cause', sql`num_nonnulls(payout_id, decision_id) = 1`),
  ],
);

/** The file of an approved batch, byte for byte as it may be given to the bank. Never changed. */
export const payoutBatchFiles = pgTable(
  'payout_batch_files',
  {
    id: id(),
    batchId: uuid().notNull(),
    format: text({ enum: ['csv', 'pain001'] }).notNull(),
    content: text().notNull(),
    sha256: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex().on(table.batchId, table.format),
    foreignKey({
      name: 'payout_batch_files_batch',
      columns: [table.batchId],
      foreignColumns: [payoutBatches.id],
    }),
  ],
);

/** What the books and the bank do not agree about. A person closes it with an explanation; nothing posts by itself. */
export const reconciliationBreaks = pgTable(
  'reconciliation_breaks',
  {
    id: id(),
    status: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    kind: text({
      enum: [
        'unexplained_debit',
        'payout_amount_differs',
        'payout_not_expected',
        'statement_gap',
        'balance_differs',
        'unmatched_lines',
        'holding_limit',
        'payment_not_expected',
        'chargeback_returned',
        'payee_payout_failed',
      ],
    }).notNull(),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    /** Found twice it is one break. */
    dedupeKey: text().notNull().unique(),
    amountVnd: vnd(),
    expectedVnd: vnd(),
    lineId: uuid().references(() => bankLines.id),
    statementId: uuid().references(() => bankStatements.id),
    contractId: uuid(),
    openedAt: createdAt(),
    closedBy: uuid().references(() => users.id),
    closedAt: moment(),
    explanation: text(),
  },
  (table) => [
    index().on(table.status, table.id),
    check(
      'reconciliation_breaks_closed',
      sql`(status = 'closed') = (closed_by is not null and explanation is not null)`,
    ),
  ],
);

/** One comparison of the books with what the bank or provider says. Never changed. */
export const reconciliationRuns = pgTable('reconciliation_runs', {
  id: id(),
  rail: text({ enum: ['bank', 'stripe', 'sandbox'] }).notNull(),
  ledgerVnd: vnd().notNull(),
  /** Closing balance of the last statement; null before the first. */
  providerVnd: vnd(),
  /** Movements out that are not in the books yet, each with an open break. */
  unexplainedVnd: vnd().notNull(),
  unmatchedLines: integer().notNull(),
  agrees: boolean().notNull(),
  ranAt: createdAt(),
});
