import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import {
  cursorAt,
  enoughHits,
  offsetOf,
  rankedLimit,
  rerankedLimit,
  type SearchEngine,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
} from './engine.ts';
import { countFacets, countUpTo } from './postgres-counts.server.ts';
import { listDocuments } from './postgres-list.server.ts';
import { type DocumentRow, documentColumns, matching, readDocument } from './postgres-sql.server.ts';
import { allWords, mostWords, parseQuery, type Slot, withSpellings } from './query.ts';
import { rerank } from './rerank.ts';
import { nearSpellings } from './spelling.server.ts';

/** Search on PostgreSQL alone: the default engine, and the one that answers when the other does not. */
export const postgresSearch: SearchEngine = { search };

async function search(request: SearchRequest): Promise<SearchResult> {
  const slots = parseQuery(request.text);
  if (slots.length === 0) return listDocuments(request, null);
  const asked = await ask(slots, request);
  if (request.sort !== 'relevance') return listDocuments(request, asked.query);
  return rankedPage(request, asked);
}

type Asked = {
  slots: Slot[];
  query: string;
  ids: string[];
  /** Ids that have all words, where others were found too. */
  complete: ReadonlySet<string> | null;
};

/** All words; where that finds too little, near spellings of words nobody wrote; and only then most of the words. */
async function ask(slots: Slot[], request: SearchRequest): Promise<Asked> {
  const query = allWords(slots);
  const ids = await rankedIds(query, request);
  if (ids.length >= enoughHits) return { slots, query, ids, complete: null };

  const { spellings, unknown } = await nearSpellings(slots);
  const spelt = withSpellings(slots, spellings);
  const corrected = spellings.size > 0 ? allWords(spelt) : query;
  const moreIds = corrected === query ? ids : await rankedIds(corrected, request);
  if (moreIds.length >= enoughHits) return { slots: spelt, query: corrected, ids: moreIds, complete: null };

  const some = mostWords(spelt, unknown);
  if (!some) return { slots: spelt, query: corrected, ids: moreIds, complete: null };
  const widened = `${corrected}|${some}`;
  return { slots: spelt, query: widened, ids: await rankedIds(widened, request), complete: new Set(moreIds) };
}

/**
 * Ids of the best matches, at most `rankedLimit`. Titles are looked through first, by their own index; then everything.
 * Only these candidates are ranked: ranking every match reads every long text (402 ms against 13.5 at 100,000 documents).
 */
async function rankedIds(query: string, request: SearchRequest): Promise<string[]> {
  const where = matching(request.filters);
  const rows = await db.execute<{ id: string }>(sql`
    with candidates as (
      (select id from search_documents where title_vector @@ ${query}::tsquery and ${where} limit ${rankedLimit})
      union
      (select id from search_documents where vector @@ ${query}::tsquery and ${where} limit ${rankedLimit})
    )
    select d.id from candidates join search_documents d using (id)
    order by ts_rank_cd('{0.05, 0.2, 0.4, 1}', d.vector, ${query}::tsquery) desc, d.is_open desc, d.sort_at desc, d.id
    limit ${rankedLimit}`);
  return rows.map((row) => row.id);
}

async function rankedPage(request: SearchRequest, asked: Asked): Promise<SearchResult> {
  const offset = offsetOf(request.cursor);
  const best = await readDocuments(asked.ids.slice(0, rerankedLimit));
  const judged = rerank(asked.slots, best, request.lang, asked.complete);
  const exact = judged.filter((found) => found.exact);
  // With enough exact hits the others only distract; beyond the judged ones nothing is known, so nothing is left out.
  const whole = asked.ids.length <= rerankedLimit;
  const kept = whole && exact.length >= enoughHits ? exact : judged;
  const ids = [...kept.map((found) => found.hit.document.id), ...asked.ids.slice(rerankedLimit)];

  const first: SearchHit[] = kept.map((found) => ({ document: found.hit.document, approximate: !found.exact }));
  const hits = first.slice(offset, offset + request.limit);
  const missing = ids.slice(Math.max(offset, kept.length), offset + request.limit);
  for (const row of await readDocuments(missing)) hits.push({ document: row.document, approximate: false });

  const total =
    ids.length < rankedLimit ? { count: ids.length, capped: false } : await countUpTo(request.filters, asked.query);
  return {
    hits,
    total,
    facets: total.capped ? null : await countFacets(request.filters, asked.query, whole ? ids : null),
    nextCursor: cursorAt(offset + request.limit, ids.length),
  };
}

/** Documents in the order of the ids given. */
async function readDocuments(ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.execute<DocumentRow>(sql`
    select ${documentColumns} from unnest(${sql.param(`{${ids.join(',')}}`)}::uuid[]) with ordinality as wanted(id, position)
    join search_documents using (id) order by wanted.position`);
  return rows.map(readDocument);
}
