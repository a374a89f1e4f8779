import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { type FacetCounts, type SearchFilters, type SearchResult, totalCap } from './engine.ts';
import { matchingText } from './postgres-sql.server.ts';

/** How many there are, as far as it pays to count: at 100,000 rows a full count costs more than the page itself. */
export async function countUpTo(filters: SearchFilters, query: string | null): Promise<SearchResult['total']> {
  const rows = await db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (select 1 from search_documents where ${matchingText(filters, query)} limit ${totalCap + 1}) as found`);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, totalCap), capped: count > totalCap };
}

/**
 * How many hits each value of a facet would leave. A facet with a choice made is counted without that choice, so that its
 * other values can be told apart from empty ones.
 * @param only ids the counts are limited to, where hits were left out after ranking
 */
export async function countFacets(
  filters: SearchFilters,
  query: string | null,
  only: readonly string[] | null,
): Promise<FacetCounts> {
  const [fields, sponsorTypes] = await Promise.all([
    countValues('field', { ...filters, fields: [] }, query, filters.fields?.length ? null : only),
    countValues('sponsor_type', { ...filters, sponsorTypes: [] }, query, filters.sponsorTypes?.length ? null : only),
  ]);
  return { fields, sponsorTypes };
}

async function countValues(
  column: 'field' | 'sponsor_type',
  filters: SearchFilters,
  query: string | null,
  only: readonly string[] | null,
): Promise<Record<string, number>> {
  const limitedTo = only === null ? sql`true` : sql`id = any(${`{${only.join(',')}}`}::uuid[])`;
  const rows = await db.execute<{ value: string; count: number }>(sql`
    select value, count(*)::int as count from (
      select ${sql.identifier(column)} as value from search_documents
      where ${matchingText(filters, query)} and ${limitedTo} limit ${totalCap + 1}
    ) as found where value is not null group by value`);
  return Object.fromEntries(rows.map((row) => [row.value, row.count]));
}
