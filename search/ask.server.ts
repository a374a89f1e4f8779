import { enoughHits, rerankedLimit, type SearchFilters } from './engine.ts';
import { type Matches, matchesOf, merged, ranked, someMatchesOf } from './matches.server.ts';
import { type DocumentRow, readDocuments } from './postgres-sql.server.ts';
import {
  allWords,
  allWordsSoFar,
  gluedPairs,
  mostWords,
  parseQuery,
  plausible,
  type Slot,
  withSpellings,
} from './query.ts';
import { rerank } from './rerank.ts';
import { knownWords, nearSpellings } from './spelling.server.ts';

/** What a question found and how it was understood. */
export type Asked = {
  matches: Matches;
  /** In tsquery syntax; null when the matches come from several questions. */
  query: string | null;
  /** Ids by rank; the best are judged again by marks, phrases and fields. */
  ids: string[];
  best: { hit: DocumentRow; exact: boolean }[];
};

/**
 * Asks as strictly as finds enough: all words; then the last one as a beginning and near spellings of words nobody wrote; and
 * only then most of the words. Every step is asked only when the one before found too little.
 * @returns null when the text has no words
 */
export async function ask(text: string, filters: SearchFilters, lang: string): Promise<Asked | null> {
  const read = parseQuery(text);
  if (read.length === 0) return null;
  const known = await knownWords([...read.flatMap((slot) => slot.alternatives.flat()), ...gluedPairs(read)]);
  const slots = plausible(read, known);

  const strict = await askAll(slots, allWords(slots, known), filters, lang);
  if (isEnough(strict)) return strict;

  const { spellings, unknown } = await nearSpellings(slots, known);
  const spelt = withSpellings(slots, spellings);
  const wider = await askAll(spelt, allWordsSoFar(spelt, known), filters, lang);
  if (isEnough(wider)) return wider;

  const some = mostWords(spelt, unknown);
  return some.length === 0 ? wider : askSome(spelt, some, wider, filters, lang);
}

/** Beyond those judged nothing is known of marks, and there is plenty. */
function isEnough({ best, matches }: Asked): boolean {
  return matches.rows.length > rerankedLimit || best.filter((found) => found.exact).length >= enoughHits;
}

async function askAll(slots: readonly Slot[], query: string, filters: SearchFilters, lang: string): Promise<Asked> {
  const matches = await matchesOf(query, filters);
  const ids = await ranked(matches, query);
  const best = rerank(slots, await readDocuments(ids.slice(0, rerankedLimit)), lang);
  return { matches, query, ids, best };
}

/** What has most of the words comes after what has all of them, and is marked as close only. */
async function askSome(
  slots: readonly Slot[],
  queries: readonly string[],
  all: Asked,
  filters: SearchFilters,
  lang: string,
): Promise<Asked> {
  const some = await someMatchesOf(queries, filters);
  const matches = merged([...all.matches.rows, ...some.rows]);
  const ids = await ranked(matches, queries.map((query) => `(${query})`).join('|'));
  const complete = new Set(all.matches.rows.map((row) => row.id));
  const best = rerank(slots, await readDocuments(ids.slice(0, rerankedLimit)), lang, complete);
  return { matches, query: null, ids, best };
}
