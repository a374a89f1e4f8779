import { textLimit } from './engine.ts';
import { splitGlued, type Token, tokenize } from './vietnamese.ts';

/** One word asked for, and what is accepted in its place. */
export type Slot = {
  token: Token;
  /** Folded words that must stand side by side; the first is the word itself. */
  alternatives: string[][];
};

/** Words beyond this number are left out: nobody types them, and each makes the question dearer. */
const slotLimit = 12;

/** What a person typed, as slots: each word, and the syllables it may have been glued from. */
export function parseQuery(text: string): Slot[] {
  const tokens = tokenize(text.slice(0, textLimit));
  return tokens.slice(0, slotLimit).map((token) => ({
    token,
    alternatives: [[token.folded], ...(token.marked ? [] : splitGlued(token.folded))],
  }));
}

/** Two neighbours written as one word: `chat bot` → `chatbot`. */
export function gluedPairs(slots: readonly Slot[]): string[] {
  return slots.slice(1).map((slot, index) => `${slots[index]?.token.folded}${slot.token.folded}`);
}

/** Slots without readings that nobody wrote: a word some document has is not taken apart. */
export function plausible(slots: readonly Slot[], known: ReadonlySet<string>): Slot[] {
  return slots.map((slot) =>
    known.has(slot.token.folded)
      ? { ...slot, alternatives: [[slot.token.folded]] }
      : {
          ...slot,
          alternatives: slot.alternatives.filter(
            (words) => words.length === 1 || words.every((word) => known.has(word)),
          ),
        },
  );
}

function slotQuery({ alternatives }: Slot): string {
  const ways = alternatives.map((words) => (words.length > 1 ? `(${words.join('<->')})` : words.join('')));
  return ways.length > 1 ? `(${ways.join('|')})` : ways.join('');
}

/**
 * All words, in tsquery syntax; words are bare `[a-z0-9]+`, so the text can be cast. Neighbours may also be written as one
 * word, where some document has that word.
 */
export function allWords(slots: readonly Slot[], known: ReadonlySet<string>): string {
  return combined(slots, slots.map(slotQuery), known);
}

/** The same with the last word as a beginning: it may still be being typed. A single letter begins half of everything. */
export function allWordsSoFar(slots: readonly Slot[], known: ReadonlySet<string>): string {
  const parts = slots.map((slot, index) => {
    const { folded } = slot.token;
    const typing = index === slots.length - 1 && folded.length > 1;
    const others = slot.alternatives.slice(1);
    if (!typing) return slotQuery(slot);
    return others.length > 0 ? `(${folded}:*|${slotQuery({ ...slot, alternatives: others })})` : `${folded}:*`;
  });
  return combined(slots, parts, known);
}

function combined(slots: readonly Slot[], parts: readonly string[], known: ReadonlySet<string>): string {
  const ways = [parts.join('&')];
  gluedPairs(slots).forEach((glued, index) => {
    if (known.has(glued)) ways.push([...parts.slice(0, index), glued, ...parts.slice(index + 2)].join('&'));
  });
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
 * Most words, as one question each: words that no document has are left out; of three or more others any one may be missing.
 * Two known words are both needed: one syllable of a two-syllable word means something else.
 * @returns nothing when half of the words or more are unknown, or none may be left out
 */
export function mostWords(slots: readonly Slot[], unknown: ReadonlySet<string>): string[] {
  const known = slots.filter((slot) => !unknown.has(slot.token.folded));
  if (known.length === 0 || known.length * 2 < slots.length) return [];
  const together = (some: readonly Slot[]) => some.map(slotQuery).join('&');
  const whole = known.length < slots.length ? [together(known)] : [];
  if (known.length < 3) return whole;
  return [...whole, ...known.map((left) => together(known.filter((slot) => slot !== left)))];
}
