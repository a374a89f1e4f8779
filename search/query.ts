import { textLimit } from './engine.ts';
import { splitGlued, type Token, tokenize } from './vietnamese.ts';

/** One word asked for, and what is accepted in its place. */
export type Slot = {
  token: Token;
  /** Folded words that must stand side by side; the first is the word itself. */
  alternatives: string[][];
};

/** Words beyond this number are left out: nobody types them, and each makes the query larger. */
const slotLimit = 12;

/** What a person typed, as slots: each word, and the syllables it may have been glued from. */
export function parseQuery(text: string): Slot[] {
  const tokens = tokenize(text.slice(0, textLimit));
  return tokens.slice(0, slotLimit).map((token) => ({
    token,
    alternatives: [[token.folded], ...(token.marked ? [] : splitGlued(token.folded))],
  }));
}

function slotQuery(slot: Slot, isLast: boolean): string {
  const ways = slot.alternatives.map((words) => (words.length > 1 ? `(${words.join('<->')})` : words.join('')));
  // The last word may still be being typed; a single letter would match half of everything.
  if (isLast && slot.token.folded.length > 1) ways.push(`${slot.token.folded}:*`);
  return ways.length > 1 ? `(${ways.join('|')})` : ways.join('');
}

/**
 * All words, in tsquery syntax; words are bare `[a-z0-9]+`, so the text can be cast. Two neighbours may also be written as
 * one word in the document (`chat bot` finds `chatbot`).
 * @returns an empty string when nothing was asked
 */
export function allWords(slots: readonly Slot[]): string {
  const parts = slots.map((slot, index) => slotQuery(slot, index === slots.length - 1));
  if (parts.length === 0) return '';
  const ways = [parts.join('&')];
  for (let index = 0; index + 1 < slots.length; index += 1) {
    const glued = `${slots[index]?.token.folded}${slots[index + 1]?.token.folded}`;
    ways.push([...parts.slice(0, index), glued, ...parts.slice(index + 2)].join('&'));
  }
  return ways.map((way) => `(${way})`).join('|');
}

/** Slots with every near spelling added to the words that no document has. */
export function withSpellings(slots: readonly Slot[], spellings: ReadonlyMap<string, readonly string[]>): Slot[] {
  return slots.map((slot) => ({
    ...slot,
    alternatives: [...slot.alternatives, ...(spellings.get(slot.token.folded) ?? []).map((word) => [word])],
  }));
}

/**
 * Most words: words that no document has may be left out, and of the others one in three; at least half of all stay. Two
 * known words are both needed: one syllable of a two-syllable word means something else.
 * @returns an empty string when nothing may be left out
 */
export function mostWords(slots: readonly Slot[], unknown: ReadonlySet<string>): string {
  const known = slots.filter((slot) => !unknown.has(slot.token.folded));
  if (known.length === 0 || known.length * 2 < slots.length) return '';
  const dropped = Math.min(Math.floor(known.length / 3), 2);
  if (dropped === 0) return known.length < slots.length ? allWords(known) : '';
  return subsets(known, known.length - dropped)
    .map((rest) => `(${rest.map((slot) => slotQuery(slot, slot === slots.at(-1))).join('&')})`)
    .join('|');
}

function subsets<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
