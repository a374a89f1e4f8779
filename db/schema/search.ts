import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/** Written by PostgreSQL only, from the text columns beside it. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What search knows: public fields only, rebuilt from the database at any time. Access is never decided here.
 * `search_text()` (a migration) folds marks, case and punctuation, so that documents and queries are cut into the same
 * words whatever the database's locale.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: ['challenge', 'catalogue_entry'] }).notNull(),
    status: text().notNull(),
    /** Language of the text: people see what they can read first. */
    language: text({ enum: ['vi', 'en'] })
      .notNull()
      .default('vi'),
    /** Takes submissions as far as its status says; the deadline itself is compared when the page is shown. */
    isOpen: boolean().notNull().generatedAlwaysAs(sql`(status = 'published')`),
    field: text(),
    wardCode: text(),
    sponsorType: text(),
    /** Whole đồng; null where the amount is unknown or in another currency. */
    budgetMaxVnd: bigint({ mode: 'bigint' }),
    title: text().notNull(),
    tags: text().notNull().default(''),
    alias: text().notNull().default(''),
    summary: text().notNull().default(''),
    body: text().notNull().default(''),
    document: jsonb().notNull(),
    sortAt: moment().notNull(),
    closesAt: moment(),
    updatedAt: moment().notNull().defaultNow(),
    /** Title alone: a match there is found without reading long bodies. */
    titleVector: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', search_text(title))`),
    vector: tsvector().generatedAlwaysAs(
      sql`setweight(to_tsvector('simple', search_text(title)), 'A') || setweight(to_tsvector('simple', search_text(tags || ' ' || alias)), 'B') || setweight(to_tsvector('simple', search_text(summary)), 'C') || setweight(to_tsvector('simple', search_text(body)), 'D')`,
    ),
  },
  (table) => [
    // NULLS FIRST is what a plain `order by … desc` means; an index of the other kind would not be used for it.
    index('search_documents_newest').on(
      table.kind,
      table.isOpen.desc().nullsFirst(),
      table.sortAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('search_documents_closing').on(
      table.kind,
      sql`(not is_open)`,
      sql`coalesce(closes_at, 'infinity'::timestamptz)`,
      table.id,
    ),
    index('search_documents_budget').on(
      table.kind,
      sql`coalesce(budget_max_vnd, -1) desc`,
      table.id.desc().nullsFirst(),
    ),
    index('search_documents_field').on(
      table.kind,
      table.field,
      table.isOpen.desc().nullsFirst(),
      table.sortAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('search_documents_ward').on(table.kind, table.wardCode),
    index('search_documents_title').using('gin', table.titleVector),
    index('search_documents_vector').using('gin', table.vector),
  ],
);

/**
 * Every word of the documents, once: a misspelt word of a query is looked up here, among thousands of words instead of
 * among all documents. Words of removed documents stay until the next rebuild and do no harm.
 */
export const searchWords = pgTable('search_words', { word: text().primaryKey() }, (table) => [
  index('search_words_by_initial').on(sql`left(${table.word}, 1)`, sql`length(${table.word})`),
]);
