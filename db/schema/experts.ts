import { boolean, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** A person in the registry of evaluators: declared by themselves, confirmed by the coordinator. */
export const evaluatorProfiles = pgTable('evaluator_profiles', {
  id: id(),
  userId: uuid()
    .notNull()
    .unique()
    .references(() => users.id),
  status: text({ enum: ['declared', 'confirmed', 'suspended'] })
    .notNull()
    .default('declared'),
  /** Fields of activity, as challenges name them. */
  fields: text().array().notNull(),
  expertise: text().notNull(),
  degree: text().notNull(),
  /** Years of work in these fields. */
  experienceYears: integer().notNull(),
  languages: text().notNull().default(''),
  biography: text().notNull().default(''),
  available: boolean().notNull().default(true),
  createdAt: createdAt(),
  updatedAt: createdAt(),
});

/** For whom an evaluator has worked: read when conflicts of interest are looked for, shown to nobody but them and the coordinator. */
export const employments = pgTable(
  'employments',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    organizationName: text().notNull(),
    taxCode: text(),
    position: text().notNull().default(''),
    startedOn: date({ mode: 'string' }).notNull(),
    /** Null while it goes on. */
    endedOn: date({ mode: 'string' }),
  },
  (table) => [index().on(table.userId), index().on(table.taxCode)],
);
