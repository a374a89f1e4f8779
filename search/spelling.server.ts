import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { textArray } from './postgres-sql.server.ts';
import type { Slot } from './query.ts';
import { slips } from './vietnamese.ts';

/** One slip in a word of four letters or more, two in nine: shorter words would turn into each other. */
const allowedSlips = (word: string) => (word.length < 4 ? 0 : word.length < 9 ? 1 : 2);
const spellingLimit = 4;

/** Which of these folded words some document has. */
export async function knownWords(words: readonly string[]): Promise<Set<string>> {
  const rows = await db.execute<{ word: string }>(
    sql`select word from search_words where word = any(${textArray([...new Set(words)])})`,
  );
  return new Set(rows.map((row) => row.word));
}

/**
 * Near spellings of the words that no document has, from the list of all words: it holds thousands where there are a
 * hundred thousand titles, over which trigram similarity takes a third of a second.
 * @returns for unknown words that look like a slip the words that may have been meant, and the words nothing is known of
 */
export async function nearSpellings(
  slots: readonly Slot[],
  known: ReadonlySet<string>,
): Promise<{ spellings: Map<string, string[]>; unknown: Set<string> }> {
  const missing = slots.filter((slot) => slot.alternatives.length === 1 && !known.has(slot.token.folded));
  const spellings = new Map<string, string[]>();
  const unknown = new Set<string>();
  for (const word of new Set(missing.map((slot) => slot.token.folded))) {
    const found = await nearWords(word);
    if (found.length > 0) spellings.set(word, found);
    else unknown.add(word);
  }
  return { spellings, unknown };
}

async function nearWords(word: string): Promise<string[]> {
  const limit = allowedSlips(word);
  if (limit === 0 || /\d/.test(word)) return [];
  // People rarely slip on the first letter; the two first letters swapped is the one case that is looked up beside it.
  const initials = [...new Set([word.slice(0, 1), word.slice(1, 2)])];
  const rows = await db.execute<{ word: string }>(sql`
    select word from search_words
    where left(word, 1) = any(${textArray(initials)}) and length(word) between ${word.length - limit} and ${word.length + limit}`);
  return rows
    .map((row) => ({ word: row.word, slips: slips(word, row.word, limit) }))
    .filter((near) => near.slips <= limit)
    .sort((a, b) => a.slips - b.slips || a.word.localeCompare(b.word))
    .slice(0, spellingLimit)
    .map((near) => near.word);
}
