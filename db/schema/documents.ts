import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

export const documents = pgTable(
  'documents',
  {
    id: id(),
    subjectKind: text({ enum: ['challenge', 'solution', 'milestone', 'contract', 'organization'] }).notNull(),
    subjectId: uuid().notNull(),
    /** What it is to its subject: attachment, deliverable, invoice, anonymised … */
    purpose: text().notNull().default('attachment'),
    /** Key in the file store; unique, so a replayed callback handles a file once. */
    fileKey: text().notNull().unique(),
    /** Name as the person gave it, cleaned of paths and control characters. */
    name: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    /** Detected from the bytes, never the client's word; null until checked. */
    contentType: text(),
    /** Hex SHA-256 of the bytes; null until checked. */
    sha256: text(),
    status: text({ enum: ['pending', 'ready', 'rejected', 'deleted'] })
      .notNull()
      .default('pending'),
    rejectedBecause: text(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    uploadedBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    checkedAt: moment(),
  },
  (table) => [index().on(table.subjectKind, table.subjectId), index().on(table.status, table.createdAt)],
);
