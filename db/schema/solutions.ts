import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { challenges } from './challenges.ts';
import { createdAt, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

/** What a startup writes; sealed as a whole in a version. Amounts are decimal strings, so that the JSON is canonical. */
export type SolutionContent = {
  title: string;
  summary: string;
  approach: string;
  team: string;
  plan: string;
  priceVnd: string;
  /** Answers per criterion id. */
  answers: Record<string, string>;
};

/** A file of a sealed version, by the SHA-256 (hex) of its bytes. `anonymised`: the copy that a blind panel reads. */
export type SealedFile = { documentId: string; name: string; purpose: string; sizeBytes: number; sha256: string };

export const solutions = pgTable(
  'solutions',
  {
    id: id(),
    challengeId: uuid()
      .notNull()
      .references(() => challenges.id),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    status: text({
      enum: [
        'draft',
        'submitted',
        'withdrawn',
        'under_evaluation',
        'shortlisted',
        'awarded',
        'not_selected',
        'disqualified',
        'forfeited',
        'returned',
      ],
    })
      .notNull()
      .default('draft'),
    /** The working draft; what counts after submission is the current version. */
    draft: jsonb().$type<SolutionContent>().notNull(),
    revision: integer().notNull().default(1),
    /** Number of the sealed version that stands; 0 before the first. */
    currentVersion: integer().notNull().default(0),
    /** Anonymous label in the evaluation (A, B, C …), given in random order when the box is opened. */
    label: text(),
    /** Reasons sent to the startup; an award is not final while one is missing. */
    feedback: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    uniqueIndex().on(table.challengeId, table.organizationId),
    uniqueIndex().on(table.challengeId, table.label),
    index().on(table.organizationId, table.id),
  ],
);

export const solutionVersions = pgTable(
  'solution_versions',
  {
    id: id(),
    solutionId: uuid()
      .notNull()
      .references(() => solutions.id),
    number: integer().notNull(),
    content: jsonb().$type<SolutionContent>().notNull(),
    /** Files of the version as sealed. */
    files: jsonb().$type<SealedFile[]>().notNull(),
    /** The receipt: SHA-256 over the canonical content and files, hex. */
    sha256: text().notNull(),
    submittedBy: uuid()
      .notNull()
      .references(() => users.id),
    submittedAt: moment().notNull(),
  },
  (table) => [uniqueIndex().on(table.solutionId, table.number)],
);
