import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { type FacetCounts, type SearchFilters, type SearchResult, totalCap } from './engine.ts';
import { matching } from './postgres-sql.server.ts';

/** How many there are, as far as it pays to count: at 100,000 rows a full count costs more than the page itself. */
export async function countUpTo(filters: SearchFilters): Promise<SearchResult['total']> {
  const rows = await db.execute<{ count: number }>(sql`
    select count(*)::int as count
    from (select 1 from search_documents where ${matching(filters)} limit ${totalCap + 1}) as found`);
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, totalCap), capped: count > totalCap };
}

/** Counts of each facet's values in a list without words; a facet with a choice made is counted without that choice. */
export async function countFacets(filters: SearchFilters): Promise<FacetCounts> {
  const [fields, sponsorTypes] = await Promise.all([
    countValues('field', { ...filters, fields: [] }),
    countValues('sponsor_type', { ...filters, sponsorTypes: [] }),
  ]);
  return { fields, sponsorTypes };
}

async function countValues(column: 'field' | 'sponsor_type', filters: SearchFilters): Promise<Record<string, number>> {
  const rows = await db.execute<{ value: string; count: number }>(sql`
    select value, count(*)::int as count from (
      select ${sql.identifier(column)} as value from search_documents where ${matching(filters)} limit ${totalCap + 1}
    ) as found where value is not null group by value`);
  return Object.fromEntries(rows.map((row) => [row.value, row.count]));
}
