import { type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import type { SearchFilters } from './engine.ts';
import type { SearchDocument } from './search-document.ts';

export const documentColumns = sql.raw('document, alias');
export type DocumentRow = { document: SearchDocument; alias: string };

export function readDocument(row: DocumentRow): DocumentRow {
  return { document: row.document, alias: row.alias };
}

/** A list of texts as one array parameter. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param(values, { mapToDriverValue: (list: readonly string[]) => pgArray(list) })}::text[]`;
}

function pgArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** The rows a search is about. The deadline is compared with the database's clock: a job may close it a moment late. */
export function matching(filters: SearchFilters): SQL {
  const parts: SQL[] = [sql`kind = ${filters.kind}`];
  if (filters.fields?.length) parts.push(sql`field = any(${textArray(filters.fields)})`);
  if (filters.sponsorTypes?.length) parts.push(sql`sponsor_type = any(${textArray(filters.sponsorTypes)})`);
  if (filters.wardCode) parts.push(sql`ward_code = ${filters.wardCode}`);
  if (filters.state === 'open') parts.push(sql`is_open and closes_at > now()`);
  if (filters.state === 'closed') parts.push(sql`not (is_open and closes_at > now())`);
  return sql.join(parts, sql` and `);
}

/**
 * Ids as one parameter, to be joined by `unnest`: for `id = any(…)` PostgreSQL 18 may walk another index that has the id
 * last, at six times the cost.
 */
export function idArray(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}

/** Documents in the order of the ids given. */
export async function readDocuments(ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<DocumentRow>(sql`
    select ${documentColumns} from unnest(${idArray(ids)}) with ordinality as wanted(id, position)
    join search_documents using (id) order by wanted.position`);
  return rows.map(readDocument);
}
