import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { challenges } from './challenges.ts';
import { createdAt, id, moment, vnd } from './columns.ts';
import { documents } from './documents.ts';
import { organizations } from './organizations.ts';
import { solutions } from './solutions.ts';

export const pilotContracts = pgTable(
  'pilot_contracts',
  {
    id: id(),
    /** Public number, TD-2026-0001. */
    code: text().notNull().unique(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id),
    solutionId: uuid()
      .notNull()
      .unique()
      .references(() => solutions.id),
    buyerId: uuid()
      .notNull()
      .references(() => organizations.id),
    supplierId: uuid()
      .notNull()
      .references(() => organizations.id),
    status: text({
      enum: [
        'draft',
        'pending_signature',
        'active',
        'suspended',
        'terminating',
        'terminated',
        'completed',
        'warranty',
        'closed',
      ],
    })
      .notNull()
      .default('draft'),
    /** A prize or a grant is paid by one milestone without a pilot: its acceptance is the award. */
    kind: text({ enum: ['pilot', 'prize', 'grant'] })
      .notNull()
      .default('pilot'),
    title: text().notNull(),
    /** Agreed terms as plain text; with milestones and parties they make the rendered contract. */
    terms: text().notNull().default(''),
    valueVnd: vnd().notNull(),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    /** Days the buyer has to inspect a delivery. */
    inspectionDays: integer().notNull().default(10),
    /** Whether a delivery counts as accepted when the inspection ends in silence; never for a state body. */
    silentAcceptance: boolean().notNull().default(false),
    /** How often the buyer may send one delivery back for changes. */
    changeRounds: integer().notNull().default(2),
    /** Days after the last payment for which what was kept back stays kept back. */
    warrantyDays: integer().notNull().default(0),
    warrantyEndsAt: moment(),
    /** Work that needs a sandbox permit begins on its day, not before. */
    permitFrom: date({ mode: 'string' }),
    /** The marketplace's fee on what is accepted (VAT included in it) and the VAT rate inside that fee. */
    feeBps: integer().notNull().default(0),
    feeVatBps: integer().notNull().default(1000),
    /** Share of each accepted amount kept back until the warranty ends. */
    retentionBps: integer().notNull().default(0),
    /** The rendered contract as offered for signature, byte for byte, and its SHA-256 (hex). */
    documentHtml: text(),
    documentSha256: text(),
    offeredAt: moment(),
    activatedAt: moment(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index().on(table.buyerId, table.id),
    index().on(table.supplierId, table.id),
    check('pilot_contracts_parties_differ', sql`buyer_id <> supplier_id`),
    check('pilot_contracts_value', sql`value_vnd > 0`),
    check('pilot_contracts_rounds', sql`change_rounds between 0 and 10 and warranty_days between 0 and 1825`),
    // Lets a funder's share be held to the rail of its contract.
    unique('pilot_contracts_rail').on(table.id, table.rail),
    check(
      'pilot_contracts_rates',
      sql`fee_bps >= 0 and fee_vat_bps >= 0 and retention_bps >= 0 and fee_bps + retention_bps <= 10000`,
    ),
    check('pilot_contracts_document', sql`(document_html is null) = (document_sha256 is null)`),
  ],
);

/**
 * A party's signature over the SHA-256 of the rendered contract, by an authorised member: typed consent, or, for a state
 * agency, a digital signature on an uploaded copy after the approval decision (Law on E-transactions 20/2023/QH15).
 * The application's role cannot change or delete one.
 */
export const contractSignatures = pgTable(
  'contract_signatures',
  {
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    documentSha256: text().notNull(),
    method: text({ enum: ['typed_consent', 'digital_signature'] }).notNull(),
    /** The sentence the person agreed to, in the language it was read in. */
    consentText: text().notNull(),
    /** Number of the approval decision and the digitally signed copy, of a state agency. */
    decisionNumber: text(),
    signedDocumentId: uuid().references(() => documents.id),
    signedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.organizationId] }),
    unique('contract_signatures_one_side').on(table.contractId, table.userId),
    check(
      'contract_signatures_digital',
      sql`method = 'typed_consent' or (decision_number is not null and signed_document_id is not null)`,
    ),
  ],
);

export const milestones = pgTable(
  'milestones',
  {
    id: id(),
    contractId: uuid()
      .notNull()
      .references(() => pilotContracts.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    /** What must be true for acceptance. */
    acceptanceCriteria: text().notNull().default(''),
    amountVnd: vnd().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    status: text({
      enum: [
        'planned',
        'awaiting_funds',
        'funded',
        'in_progress',
        'submitted',
        'missed',
        'changes_requested',
        'rejected',
        'accepted',
        'awaiting_payment',
        'releasing',
        'released',
        'disputed',
        'cancelling',
        'refunded',
      ],
    })
      .notNull()
      .default('planned'),
    /** End of the buyer's inspection of what was delivered last. */
    inspectionEndsAt: moment(),
    /** How often this delivery was sent back; an agreed rework begins anew. */
    changesRequested: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex().on(table.contractId, table.position),
    // Lets the ledger hold that an account's milestone belongs to its contract.
    unique('milestones_of_contract').on(table.contractId, table.id),
    check('milestones_amount', sql`amount_vnd > 0`),
  ],
);

export const deliverables = pgTable(
  'deliverables',
  {
    id: id(),
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id),
    round: integer().notNull(),
    note: text().notNull(),
    /** Files as delivered: a later upload changes nothing here. */
    files: jsonb().$type<{ documentId: string; name: string; sizeBytes: number; sha256: string }[]>().notNull(),
    submittedBy: uuid()
      .notNull()
      .references(() => users.id),
    submittedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.milestoneId, table.round)],
);

/** Signed acceptance record (biên bản nghiệm thu), kept byte for byte. */
export const acceptanceRecords = pgTable(
  'acceptance_records',
  {
    milestoneId: uuid()
      .primaryKey()
      .references(() => milestones.id),
    /** Never the person who releases the money: a trigger on payouts holds it too. */
    acceptedBy: uuid().references(() => users.id),
    /** Why it counts as accepted; by silence or an arbiter nobody of the buyer signs. */
    basis: text({ enum: ['signed', 'silence', 'part', 'settlement', 'award'] })
      .notNull()
      .default('signed'),
    /** What is accepted, and how it divides: net + fee + VAT + retention = gross, to the đồng. */
    grossVnd: vnd().notNull(),
    feeVnd: vnd().notNull(),
    vatVnd: vnd().notNull(),
    retentionVnd: vnd().notNull(),
    netVnd: vnd().notNull(),
    note: text().notNull().default(''),
    documentHtml: text().notNull(),
    documentSha256: text().notNull(),
    acceptedAt: createdAt(),
  },
  () => [
    check('acceptance_records_sum', sql`net_vnd + fee_vnd + vat_vnd + retention_vnd = gross_vnd`),
    check('acceptance_records_signed', sql`accepted_by is not null or basis in ('silence', 'settlement')`),
    check(
      'acceptance_records_amounts',
      sql`gross_vnd > 0 and net_vnd >= 0 and fee_vnd >= 0 and vat_vnd >= 0 and retention_vnd >= 0`,
    ),
  ],
);
