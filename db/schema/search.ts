import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** What search knows: public fields only, rebuilt from the database at any time. Access is never decided here. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['challenge', 'catalogue_entry'] }).notNull(),
    status: text().notNull(),
    field: text(),
    wardCode: text(),
    title: text().notNull(),
    tags: text().notNull().default(''),
    alias: text().notNull().default(''),
    summary: text().notNull().default(''),
    body: text().notNull().default(''),
    document: jsonb().notNull(),
    sortAt: moment().notNull(),
    closesAt: moment(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (table) => [index().on(table.kind, table.status, table.sortAt.desc())],
);
