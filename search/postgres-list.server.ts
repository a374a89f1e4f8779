import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/client.server.ts';
import type { SearchRequest, SearchResult } from './engine.ts';
import { countFacets, countUpTo } from './postgres-counts.server.ts';
import { type DocumentRow, documentColumns, matchingText, readDocument } from './postgres-sql.server.ts';

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

/** One page of everything that matches, in a fixed order, continued by key and never by counting rows off. */
export async function listDocuments(request: SearchRequest, query: string | null): Promise<SearchResult> {
  const name = request.sort === 'relevance' ? 'newest' : request.sort;
  const ofCatalogue = name === 'newest' && request.filters.kind === 'catalogue_entry';
  const { keys, order, after } = ofCatalogue ? readableFirst(request.lang) : orders[name];
  const from = readCursor(request.cursor, name);
  const where: SQL[] = [matchingText(request.filters, query)];
  if (from) where.push(after(...from));
  const rows = await db.execute<DocumentRow & { k1: string; k2: string }>(sql`
    select ${documentColumns}, ${keys} from search_documents
    where ${sql.join(where, sql` and `)} order by ${order} limit ${request.limit + 1}`);

  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  const total = await countUpTo(request.filters, query);
  return {
    hits: page.map((row) => ({ document: readDocument(row).document, approximate: false })),
    total,
    facets: total.capped ? null : await countFacets(request.filters, query, null),
    nextCursor: rows.length > request.limit && last ? writeCursor([last.k1, last.k2, last.document.id]) : null,
  };
}

function writeCursor(keys: [string, string, string]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** A cursor comes back from a browser: what is no key of this order starts the list from the top. */
function readCursor(cursor: string | undefined, order: keyof typeof orders): [string, string, string] | null {
  if (!cursor || cursor.length > 200) return null;
  try {
    const keys = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const second = order === 'budget' ? /^-?\d{1,18}$/.test(keys[1]) : !Number.isNaN(Date.parse(keys[1]));
    return (second || keys[1] === 'infinity') && (order === 'budget') === (keys[0] === '') ? keys : null;
  } catch {
    return null;
  }
}
