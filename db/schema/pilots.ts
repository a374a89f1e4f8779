import { date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { challenges } from './challenges.ts';
import { createdAt, id, moment, vnd } from './columns.ts';
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
    title: text().notNull(),
    /** Agreed terms as plain text; with milestones and parties they make the rendered contract. */
    terms: text().notNull().default(''),
    valueVnd: vnd().notNull(),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    /** Days the buyer has to inspect a delivery. */
    inspectionDays: integer().notNull().default(10),
    /** The rendered contract as offered for signature, byte for byte, and its SHA-256 (hex). */
    documentHtml: text(),
    documentSha256: text(),
    offeredAt: moment(),
    activatedAt: moment(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.buyerId, table.id), index().on(table.supplierId, table.id)],
);

/** A typed consent of an authorised member over the SHA-256 of the rendered contract. */
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
    consentText: text().notNull(),
    signedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.contractId, table.organizationId] })],
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
    /** Who signed the acceptance: never the same person as the releaser. */
    acceptedBy: uuid().references(() => users.id),
    inspectionEndsAt: moment(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.contractId, table.position)],
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
    submittedBy: uuid()
      .notNull()
      .references(() => users.id),
    submittedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.milestoneId, table.round)],
);

/** Signed acceptance record (biên bản nghiệm thu), kept byte for byte. */
export const acceptanceRecords = pgTable('acceptance_records', {
  milestoneId: uuid()
    .primaryKey()
    .references(() => milestones.id),
  acceptedBy: uuid()
    .notNull()
    .references(() => users.id),
  amountVnd: vnd().notNull(),
  note: text().notNull().default(''),
  documentHtml: text().notNull(),
  documentSha256: text().notNull(),
  acceptedAt: createdAt(),
});
