import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { searchDocuments } from '#db/schema/search.ts';
import type { IndexedDocument, SearchKind } from './search-document.ts';

type Row = typeof searchDocuments.$inferInsert;

function toRow({ document, alias, body }: IndexedDocument): Row {
  return {
    id: document.id,
    kind: document.kind,
    status: document.status,
    language: document.language,
    field: document.field,
    wardCode: document.wardCode,
    sponsorType: document.sponsorType,
    budgetMaxVnd: document.budgetMaxVnd === null ? null : BigInt(document.budgetMaxVnd),
    title: document.title,
    tags: document.tags.join(' | '),
    alias,
    summary: document.summary,
    body,
    document,
    sortAt: new Date(document.sortAt),
    closesAt: document.closesAt === null ? null : new Date(document.closesAt),
  };
}

const columns = [
  'kind',
  'status',
  'language',
  'field',
  'ward_code',
  'sponsor_type',
  'budget_max_vnd',
  'title',
  'tags',
  'alias',
  'summary',
  'body',
  'document',
  'sort_at',
  'closes_at',
];
const everyColumn = sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '));

/** Writes documents and the words they bring; writing the same again changes nothing but the time. */
export async function writeDocuments(database: Database, documents: readonly IndexedDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(toRow);
  await database.execute(
    sql`${database.insert(searchDocuments).values(rows).getSQL()} on conflict (id) do update set ${everyColumn}, updated_at = clock_timestamp()`,
  );
  const ids = `{${rows.map((row) => row.id).join(',')}}`;
  // In the order of the words: two writers then wait for each other instead of blocking each other for good.
  await database.execute(sql`
    insert into search_words (word)
    select distinct word from search_documents, unnest(tsvector_to_array(vector)) as word
    where id = any(${ids}::uuid[]) and length(word) between 2 and 40 order by word
    on conflict (word) do nothing`);
}

export async function removeDocument(database: Database, id: string): Promise<void> {
  await database.execute(sql`delete from search_documents where id = ${id}`);
}

/** Takes out what its source no longer shows. @returns ids removed */
export async function removeOrphans(database: Database, kind: SearchKind): Promise<string[]> {
  const source =
    kind === 'challenge'
      ? sql`select 1 from challenges c where c.id = d.id and c.published_at is not null`
      : sql`select 1 from catalogue_entries e where e.id = d.id`;
  const rows = await database.execute<{ id: string }>(
    sql`delete from search_documents d where d.kind = ${kind} and not exists (${source}) returning d.id`,
  );
  return rows.map((row) => row.id);
}

/** Forgets words that no document has any more. */
export async function pruneWords(database: Database): Promise<void> {
  await database.execute(sql`
    delete from search_words w
    where not exists (select 1 from search_documents d where d.vector @@ quote_literal(w.word)::tsquery)`);
}
