import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { challenges, criteria } from './challenges.ts';
import { createdAt, id, moment } from './columns.ts';
import { solutions } from './solutions.ts';

/** One panel per challenge. */
export const panels = pgTable('panels', {
  id: id(),
  challengeId: uuid()
    .notNull()
    .unique()
    .references(() => challenges.id),
  status: text({ enum: ['forming', 'scoring', 'locked'] })
    .notNull()
    .default('forming'),
  lockedAt: moment(),
  createdAt: createdAt(),
});

export const panelMembers = pgTable(
  'panel_members',
  {
    panelId: uuid()
      .notNull()
      .references(() => panels.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ['evaluator', 'chair', 'secretary'] }).notNull(),
    /** Declared against the list of applicants, before anything else is seen. */
    conflict: text({ enum: ['undeclared', 'none', 'declared', 'waived'] })
      .notNull()
      .default('undeclared'),
    /** Why: the member's own declaration, or what the system found by itself. */
    conflictBasis: text({ enum: ['declared', 'same_organization', 'same_email_domain', 'employment'] }),
    conflictNote: text(),
    declaredAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.panelId, table.userId] }), index().on(table.userId)],
);

/** The sealed box is opened by two officers, one of the sponsor and one of the coordinator. */
export const openings = pgTable(
  'openings',
  {
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id),
    side: text({ enum: ['sponsor', 'coordinator'] }).notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    confirmedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.challengeId, table.side] })],
);

export const scoreSheets = pgTable(
  'score_sheets',
  {
    id: id(),
    solutionId: uuid()
      .notNull()
      .references(() => solutions.id),
    evaluatorId: uuid()
      .notNull()
      .references(() => users.id),
    status: text({ enum: ['draft', 'locked'] })
      .notNull()
      .default('draft'),
    comment: text().notNull().default(''),
    lockedAt: moment(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.solutionId, table.evaluatorId), index().on(table.evaluatorId)],
);

export const scores = pgTable(
  'scores',
  {
    sheetId: uuid()
      .notNull()
      .references(() => scoreSheets.id),
    criterionId: uuid()
      .notNull()
      .references(() => criteria.id),
    /** 0–10. */
    points: integer().notNull(),
    comment: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.sheetId, table.criterionId] }),
    check('scores_points_range', sql`${table.points} between 0 and 10`),
  ],
);
