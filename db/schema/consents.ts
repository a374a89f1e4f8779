import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment, vnd } from './columns.ts';
import { organizations } from './organizations.ts';
import { milestones, pilotContracts } from './pilots.ts';

const ofContract = () =>
  uuid()
    .notNull()
    .references(() => pilotContracts.id);
const person = () => uuid().references(() => users.id);

export const proposalKinds = [
  'new_date',
  'rework',
  'part',
  'cancellation',
  'settlement',
  'retention_claim',
  'suspension',
  'resumption',
  'termination',
] as const;

/** What one party asks of the other, word for word; accepted, it happens in the same moment. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    contractId: ofContract(),
    /** Null when it concerns the whole contract. */
    milestoneId: uuid(),
    kind: text({ enum: proposalKinds }).notNull(),
    status: text({ enum: ['open', 'accepted', 'declined', 'withdrawn', 'expired'] })
      .notNull()
      .default('open'),
    /** Amounts as strings of đồng, days as `2026-12-31`. */
    terms: jsonb().$type<Record<string, string>>().notNull(),
    reason: text().notNull(),
    /** SHA-256 (hex) of kind, place, terms and reason: what both sides agreed to. */
    termsSha256: text().notNull(),
    proposedByOrganizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    proposedBy: person().notNull(),
    proposedAt: createdAt(),
    expiresAt: moment().notNull(),
    answeredBy: person(),
    answeredAt: moment(),
  },
  (table) => [
    index().on(table.contractId),
    uniqueIndex('proposals_one_open')
      .on(table.contractId, sql`coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)`, table.kind)
      .where(sql`status = 'open'`),
    foreignKey({
      name: 'proposals_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('proposals_two_people', sql`answered_by is null or status <> 'accepted' or answered_by <> proposed_by`),
  ],
);

/** A dispute of one milestone: how much of it is frozen, and how it ended. Only the end is ever added. */
export const disputes = pgTable(
  'disputes',
  {
    id: id(),
    contractId: ofContract(),
    milestoneId: uuid().notNull(),
    amountVnd: vnd().notNull(),
    reason: text().notNull(),
    /** Null when a provider took money back, which freezes what is left. */
    openedByOrganizationId: uuid().references(() => organizations.id),
    openedBy: person(),
    openedAt: createdAt(),
    settledAt: moment(),
    settledBy: text({ enum: ['agreement', 'arbiter'] }),
    earnedVnd: vnd(),
    refundVnd: vnd(),
  },
  (table) => [
    uniqueIndex('disputes_one_open').on(table.milestoneId).where(sql`settled_at is null`),
    foreignKey({
      name: 'disputes_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
    check('disputes_amount', sql`amount_vnd >= 0`),
  ],
);

/** Who decides a matter that the parties cannot agree on: one person, of neither party. */
export const arbiterAppointments = pgTable(
  'arbiter_appointments',
  {
    id: id(),
    contractId: ofContract(),
    /** Null for a claim under the warranty. */
    milestoneId: uuid(),
    userId: person().notNull(),
    appointedBy: person().notNull(),
    appointedAt: createdAt(),
    endedAt: moment(),
  },
  (table) => [
    uniqueIndex('arbiter_appointments_one')
      .on(table.contractId, sql`coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`ended_at is null`),
    foreignKey({
      name: 'arbiter_appointments_milestone_of_contract',
      columns: [table.contractId, table.milestoneId],
      foreignColumns: [milestones.contractId, milestones.id],
    }),
  ],
);

/** Why a delivery was rejected, criterion by criterion. The application's role cannot change or delete one. */
export const rejections = pgTable(
  'rejections',
  {
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id),
    round: integer().notNull(),
    findings: jsonb().$type<{ criterion: string; reason: string }[]>().notNull(),
    rejectedBy: person().notNull(),
    rejectedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.milestoneId, table.round] })],
);

/** Reminders of an inspection that were sent; without all of them silence accepts nothing. Append-only. */
export const inspectionReminders = pgTable(
  'inspection_reminders',
  {
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id),
    round: integer().notNull(),
    kind: text({ enum: ['half_time', 'two_days', 'last_day'] }).notNull(),
    sentAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.milestoneId, table.round, table.kind] })],
);

/** What each funder pays of a contract; funding source and rail belong to the share, and one contract has one rail. */
export const contractFunders = pgTable(
  'contract_funders',
  {
    contractId: ofContract(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    position: integer().notNull(),
    rail: text({ enum: ['bank', 'treasury', 'stripe', 'sandbox'] }).notNull(),
    amountVnd: vnd().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.organizationId] }),
    foreignKey({
      name: 'contract_funders_one_rail',
      columns: [table.contractId, table.rail],
      foreignColumns: [pilotContracts.id, pilotContracts.rail],
    }),
    index().on(table.organizationId),
    check('contract_funders_amount', sql`amount_vnd > 0`),
  ],
);

/** Each funder's part of a milestone, to the đồng; written once, when the contract is offered. */
export const milestoneShares = pgTable(
  'milestone_shares',
  {
    milestoneId: uuid()
      .notNull()
      .references(() => milestones.id, { onDelete: 'cascade' }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    position: integer().notNull(),
    amountVnd: vnd().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.milestoneId, table.organizationId] }),
    check('milestone_shares_amount', sql`amount_vnd >= 0`),
  ],
);
