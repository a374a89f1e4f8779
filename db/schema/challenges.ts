import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import { organizations, wards } from './organizations.ts';

export const challenges = pgTable(
  'challenges',
  {
    id: id(),
    /** Public code, HP-2026-0001. Given when the draft is made; never reused. */
    code: text().notNull().unique(),
    sponsorId: uuid()
      .notNull()
      .references(() => organizations.id),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    status: text({
      enum: ['draft', 'in_review', 'approved', 'published', 'closed', 'evaluating', 'awarded', 'no_award', 'cancelled'],
    })
      .notNull()
      .default('draft'),
    title: text().notNull(),
    summary: text().notNull().default(''),
    problem: text().notNull().default(''),
    outcome: text().notNull().default(''),
    constraints: text().notNull().default(''),
    dataAvailable: text().notNull().default(''),
    eligibility: text().notNull().default(''),
    field: text().notNull(),
    kind: text({ enum: ['idea', 'proof_of_concept', 'pilot', 'ready_product'] })
      .notNull()
      .default('pilot'),
    wardCode: text().references(() => wards.code),
    tags: text().array().notNull().default(sql`'{}'`),
    budgetMinVnd: vnd(),
    budgetMaxVnd: vnd(),
    reward: text().notNull().default(''),
    intellectualProperty: text({ enum: ['solver_keeps', 'shared', 'sponsor_owns', 'licence'] })
      .notNull()
      .default('solver_keeps'),
    fundingSource: text({ enum: ['private', 'state_owned_enterprise', 'state_budget', 'science_fund', 'sponsorship'] })
      .notNull()
      .default('private'),
    sandboxRequired: boolean().notNull().default(false),
    pilotMonths: integer(),
    /** Expected route to the purchase: e-GP code or TU_QUYET_DINH where the Bidding Law does not bind. */
    procurementRoute: text().notNull().default('TU_QUYET_DINH'),
    closesAt: moment(),
    publishedAt: moment(),
    /** Names withheld from evaluators until the result is locked. */
    blind: boolean().notNull().default(true),
    /** Public reason code of a cancellation or of no award. */
    endReason: text(),
    /** Optimistic lock for edits of the draft: a save of an older revision is refused, with what was typed kept. */
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    index().on(table.sponsorId, table.id),
    index('challenges_public_list').on(table.publishedAt.desc(), table.id.desc()).where(sql`published_at is not null`),
    index('challenges_closing').on(table.closesAt).where(sql`status = 'published'`),
    index('challenges_in_review').on(table.updatedAt).where(sql`status = 'in_review'`),
  ],
);

export const criteria = pgTable(
  'criteria',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    name: text().notNull(),
    guidance: text().notNull().default(''),
    /** Basis points; a challenge's criteria add up to 10,000 from the submission for review on. */
    weightBps: integer().notNull(),
    /** Lowest acceptable panel average, in tenths of a point (0–100), or none. */
    minimumTenths: integer(),
  },
  (table) => [uniqueIndex().on(table.challengeId, table.position)],
);

/** Problems of the past, imported as a catalogue: shown and searchable as such, never as an open call. */
export const catalogueEntries = pgTable(
  'catalogue_entries',
  {
    id: id(),
    source: text().notNull(),
    sourceId: text().notNull(),
    language: text({ enum: ['vi', 'en'] }).notNull(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    /** Sanitised HTML sections in the order of the source; `key` names the heading (description, rules, prizes …). */
    sections: jsonb().$type<{ key: string; html: string }[]>().notNull().default([]),
    ownerName: text().notNull().default(''),
    ownerType: text(),
    field: text(),
    wardCode: text().references(() => wards.code),
    tags: text().array().notNull().default(sql`'{}'`),
    /** In whole units of `currency`, as the source states it: never converted. */
    budgetMin: bigint({ mode: 'bigint' }),
    budgetMax: bigint({ mode: 'bigint' }),
    currency: text(),
    opensAt: moment(),
    closesAt: moment(),
    /** Why it is archived: past_date, no_date, no_criteria, foreign_currency. */
    archivedBecause: text({ enum: ['past_date', 'no_date', 'no_criteria', 'foreign_currency'] })
      .array()
      .notNull(),
    pilotMonths: integer(),
    sandboxRequired: boolean().notNull().default(false),
    procurementRoute: text(),
    /** The source says it is an invented example; pages say so too. */
    fictional: boolean().notNull().default(false),
    importedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.source, table.sourceId), index().on(table.importedAt.desc(), table.id.desc())],
);

/** Where each imported row went: the same row again changes nothing, in whichever table it landed. */
export const importedRows = pgTable(
  'imported_rows',
  {
    source: text().notNull(),
    sourceId: text().notNull(),
    /** Hex SHA-256 of the row as it was read. */
    rowSha256: text().notNull(),
    kind: text({ enum: ['challenge', 'catalogue_entry'] }).notNull(),
    targetId: uuid().notNull(),
    importedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.source, table.sourceId] })],
);
