import { type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { type FacetCounts, rankedLimit, type SearchFilters, totalCap } from './engine.ts';
import { idArray, matching } from './postgres-sql.server.ts';

type Match = { id: string; field: string | null; sponsor_type: string | null };

/** What a question matches, as far as it is counted: titles first, then everything. */
export type Matches = { rows: Match[]; capped: boolean };

/**
 * Matches of one question, at most one more than is counted. One pass over each index serves the total, the facets and the
 * candidates for ranking; the index of titles goes first and, for common words, is enough.
 */
export async function matchesOf(query: string, filters: SearchFilters): Promise<Matches> {
  const inTitles = await matched(sql`title_vector @@ ${query}::tsquery`, filters);
  if (inTitles.length > totalCap) return { rows: inTitles, capped: true };
  const anywhere = await matched(sql`vector @@ ${query}::tsquery`, filters);
  return merged([...inTitles, ...anywhere]);
}

/** Matches of any of several questions, few of each: for when all words together found too little. */
export async function someMatchesOf(queries: readonly string[], filters: SearchFilters): Promise<Matches> {
  const perQuery = 60;
  const parts = queries.map(
    (query) =>
      sql`(select id, field, sponsor_type from search_documents where vector @@ ${query}::tsquery and ${matching(filters)} limit ${perQuery})`,
  );
  return merged([...(await db.execute<Match>(sql.join(parts, sql` union `)))]);
}

async function matched(condition: SQL, filters: SearchFilters): Promise<Match[]> {
  return [
    ...(await db.execute<Match>(sql`
      select id, field, sponsor_type from search_documents where ${condition} and ${matching(filters)}
      limit ${totalCap + 1}`)),
  ];
}

export function merged(rows: readonly Match[]): Matches {
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  return { rows: unique, capped: unique.length > totalCap };
}

/**
 * The ids in order of rank. Only so many are ranked: ranking every match reads every long text (402 ms against 13.5 at 100,000
 * documents), and titles stand first among the candidates.
 */
export async function ranked({ rows }: Matches, query: string): Promise<string[]> {
  const candidates = rows.slice(0, rankedLimit).map((row) => row.id);
  if (candidates.length < 2) return candidates;
  const found = await db.execute<{ id: string }>(sql`
    select id from unnest(${idArray(candidates)}) as candidates(id) join search_documents using (id)
    order by ts_rank_cd('{0.05, 0.2, 0.4, 1}', vector, ${query}::tsquery) desc, is_open desc, sort_at desc, id`);
  return found.map((row) => row.id);
}

/** How many matches each value of a facet has. */
export function countMatches({ rows }: Matches): FacetCounts {
  const counts: FacetCounts = { fields: {}, sponsorTypes: {} };
  for (const { field, sponsor_type } of rows) {
    if (field !== null) counts.fields[field] = (counts.fields[field] ?? 0) + 1;
    if (sponsor_type !== null) counts.sponsorTypes[sponsor_type] = (counts.sponsorTypes[sponsor_type] ?? 0) + 1;
  }
  return counts;
}
