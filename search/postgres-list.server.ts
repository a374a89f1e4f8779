import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/client.server.ts';
import type { Asked } from './ask.server.ts';
import { type FacetCounts, type SearchRequest, type SearchResult, totalCap } from './engine.ts';
import { countFacets, countUpTo } from './postgres-counts.server.ts';
import { type DocumentRow, documentColumns, idArray, matching, readDocument } from './postgres-sql.server.ts';

/**
 * Truth values travel as text and are compared here: the driver writes any string it is given for a boolean as false.
 * Orders of a list, each with the columns of its index and the comparison that continues after a row. Open calls come
 * first in every order but the amount's.
 */
const orders = {
  newest: {
    keys: sql`is_open::text as k1, sort_at::text as k2`,
    order: sql`is_open desc, sort_at desc, id desc`,
    after: (k1: string, k2: string, id: string) =>
      sql`(is_open, sort_at, id) < ((${k1} = 'true'), ${k2}::timestamptz, ${id}::uuid)`,
  },
  closing: {
    keys: sql`(not is_open)::text as k1, coalesce(closes_at, 'infinity')::text as k2`,
    order: sql`(not is_open), coalesce(closes_at, 'infinity'::timestamptz), id`,
    after: (k1: string, k2: string, id: string) =>
      sql`((not is_open), coalesce(closes_at, 'infinity'::timestamptz), id) > ((${k1} = 'true'), ${k2}::timestamptz, ${id}::uuid)`,
  },
  budget: {
    keys: sql`'' as k1, coalesce(budget_max_vnd, -1)::text as k2`,
    order: sql`coalesce(budget_max_vnd, -1) desc, id desc`,
    after: (_: string, k2: string, id: string) =>
      sql`(coalesce(budget_max_vnd, -1), id) < (${k2}::bigint, ${id}::uuid)`,
  },
};

/** Archived problems come in several languages: those the visitor reads come first. There are too few to need an index. */
const readableFirst = (lang: string) => ({
  keys: sql`(language = ${lang})::text as k1, sort_at::text as k2`,
  order: sql`(language = ${lang}) desc, sort_at desc, id desc`,
  after: (k1: string, k2: string, id: string) =>
    sql`((language = ${lang}), sort_at, id) < ((${k1} = 'true'), ${k2}::timestamptz, ${id}::uuid)`,
});

const cursorSchema = z.tuple([z.string().regex(/^(|t(rue)?|f(alse)?)$/), z.string().max(40), z.uuid()]);

type Part = { request: SearchRequest; where: SQL };

/** Hits of one page, in a fixed order, continued by key and never by counting rows off. */
async function pageOf({ request, where }: Part): Promise<Pick<SearchResult, 'hits' | 'nextCursor'>> {
  const name = request.sort === 'relevance' ? 'newest' : request.sort;
  const ofCatalogue = name === 'newest' && request.filters.kind === 'catalogue_entry';
  const { keys, order, after } = ofCatalogue ? readableFirst(request.lang) : orders[name];
  const from = readCursor(request.cursor, name);
  const conditions = from ? [where, after(...from)] : [where];
  const rows = await db.execute<DocumentRow & { k1: string; k2: string }>(sql`
    select ${documentColumns}, ${keys} from search_documents
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${request.limit + 1}`);
  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  return {
    hits: page.map((row) => ({ document: readDocument(row).document, approximate: false })),
    nextCursor: rows.length > request.limit && last ? writeCursor([last.k1, last.k2, last.document.id]) : null,
  };
}

/** Everything, where no words were asked. */
export async function listAll(request: SearchRequest): Promise<SearchResult> {
  const [page, total] = await Promise.all([
    pageOf({ request, where: matching(request.filters) }),
    countUpTo(request.filters),
  ]);
  return { ...page, total, facets: total.capped ? null : await countFacets(request.filters) };
}

/**
 * What a question found, in another order than by relevance. Few matches are sorted; of a common word's many the index of
 * the order meets enough soon. Left to itself, the planner guesses wrong for words it has no statistics of.
 */
export async function listMatches(
  request: SearchRequest,
  asked: Asked,
  facets: FacetCounts | null,
): Promise<SearchResult> {
  const { matches, query } = asked;
  const where =
    matches.capped && query !== null
      ? sql`${matching(request.filters)} and vector @@ ${query}::tsquery`
      : sql`id in (select unnest(${idArray(matches.rows.map((row) => row.id))}))`;
  const page = await pageOf({ request, where });
  return { ...page, total: { count: Math.min(matches.rows.length, totalCap), capped: matches.capped }, facets };
}

function writeCursor(keys: [string, string, string]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** A cursor comes back from a browser: what is no key of this order starts the list from the top. */
function readCursor(cursor: string | undefined, order: keyof typeof orders): [string, string, string] | null {
  if (!cursor || cursor.length > 200) return null;
  try {
    const keys = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const second = order === 'budget' ? /^-?\d{1,18}$/.test(keys[1]) : isMoment(keys[1]);
    return second && (order === 'budget') === (keys[0] === '') ? keys : null;
  } catch {
    return null;
  }
}

const moment = /^([1-9]\d{3}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/;

/** A moment as PostgreSQL writes it, and of a day that exists: anything else it would answer with an error. */
function isMoment(text: string): boolean {
  const [, day = '', time = ''] = moment.exec(text) ?? [];
  const at = new Date(`${day}T${time}Z`);
  return text === 'infinity' || (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(day));
}
