import { type Asked, ask } from './ask.server.ts';
import {
  cursorAt,
  enoughHits,
  type FacetCounts,
  offsetOf,
  rankedLimit,
  rerankedLimit,
  type SearchEngine,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
  totalCap,
} from './engine.ts';
import { countMatches, type Matches, matchesOf } from './matches.server.ts';
import { listAll, listMatches } from './postgres-list.server.ts';
import { readDocuments } from './postgres-sql.server.ts';

/** Search on PostgreSQL alone: the default engine, and the one that answers when the other does not. */
export const postgresSearch: SearchEngine = { search };

async function search(request: SearchRequest): Promise<SearchResult> {
  const asked = await ask(request.text, request.filters, request.lang);
  if (asked === null) return listAll(request);
  if (request.sort === 'relevance') return rankedPage(request, asked);
  return listMatches(request, asked, await facetsOf(request, asked, asked.matches));
}

async function rankedPage(request: SearchRequest, asked: Asked): Promise<SearchResult> {
  const offset = offsetOf(request.cursor);
  const exact = asked.best.filter((found) => found.exact);
  // With enough exact hits the others only distract; beyond the judged ones nothing is known, so nothing is left out.
  const whole = asked.matches.rows.length <= rerankedLimit;
  const kept = whole && exact.length >= enoughHits ? exact : asked.best;
  const ids = [...kept.map((found) => found.hit.document.id), ...asked.ids.slice(rerankedLimit)];

  const first: SearchHit[] = kept.map((found) => ({ document: found.hit.document, approximate: !found.exact }));
  const hits = first.slice(offset, offset + request.limit);
  const further = ids.slice(Math.max(offset, kept.length), offset + request.limit);
  for (const { document } of await readDocuments(further)) hits.push({ document, approximate: false });

  const shown = new Set(ids);
  const matches = whole
    ? { ...asked.matches, rows: asked.matches.rows.filter((row) => shown.has(row.id)) }
    : asked.matches;
  return {
    hits,
    total: { count: Math.min(matches.rows.length, totalCap), capped: matches.capped },
    facets: await facetsOf(request, asked, matches),
    nextCursor: cursorAt(offset + request.limit, Math.min(ids.length, rankedLimit)),
  };
}

/**
 * How many hits each value of a facet would leave. A facet with a choice made is counted without that choice, so that its
 * other values can be told apart from empty ones.
 */
async function facetsOf({ filters }: SearchRequest, { query }: Asked, matches: Matches): Promise<FacetCounts | null> {
  if (matches.capped) return null;
  const own = countMatches(matches);
  if (query === null) return own;
  const without = async (change: Partial<typeof filters>) => {
    const wider = await matchesOf(query, { ...filters, ...change });
    return wider.capped ? null : countMatches(wider);
  };
  const fields = filters.fields?.length ? await without({ fields: [] }) : own;
  const sponsorTypes = filters.sponsorTypes?.length ? await without({ sponsorTypes: [] }) : own;
  return fields && sponsorTypes && { fields: fields.fields, sponsorTypes: sponsorTypes.sponsorTypes };
}
