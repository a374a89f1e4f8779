import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
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
    /** As announced; compared with the bytes that came. */
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    /** Last change of the person's file (ms since 1970) as announced: with name and size it tells a resumed upload from a new one. */
    modifiedMs: bigint({ mode: 'number' }).notNull().default(0),
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
    /** When all bytes had arrived; null while they are still on their way. */
    uploadedAt: moment(),
    checkedAt: moment(),
    /** When the bytes of a rejected or removed file were taken out of the store. */
    fileRemovedAt: moment(),
  },
  (table) => [
    index().on(table.subjectKind, table.subjectId),
    index().on(table.status, table.createdAt),
    check('documents_size', sql`${table.sizeBytes} > 0`),
    check(
      'documents_ready_is_checked',
      sql`${table.status} <> 'ready' or (${table.sha256} is not null and ${table.contentType} is not null and ${table.uploadedAt} is not null)`,
    ),
    check('documents_rejection_has_reason', sql`${table.status} <> 'rejected' or ${table.rejectedBecause} is not null`),
  ],
);
