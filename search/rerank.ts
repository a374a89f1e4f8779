import type { Slot } from './query.ts';
import type { IndexedDocument } from './search-document.ts';
import { marksAgree, type Token, tokenize } from './vietnamese.ts';

/** What is compared again for the best hits; a long body is not, its match counts a little. */
type Compared = Pick<IndexedDocument, 'document' | 'alias'>;

export type Judged = {
  /** Higher is better; comparable within one question only. */
  score: number;
  /** Every word asked is there as asked, marks included. */
  exact: boolean;
};

type Part = { tokens: Token[]; weight: number; phrase: number };

const bodyWeight = 0.15;
const [same, sameMarks, prefixOnly, otherSpelling, otherMarks] = [1, 0.9, 0.7, 0.6, 0.35];

/** Where words may stand, most telling first: the weight of a word there, and of words side by side. */
const places: readonly [text: (found: Compared) => string, weight: number, phrase: number][] = [
  [({ document }) => document.title, 1, 0.6],
  [({ document }) => document.wardName ?? '', 0.8, 0.4],
  [({ document }) => document.tags.join(' . '), 0.7, 0.3],
  [({ document }) => document.sponsorName, 0.5, 0.2],
  [({ alias }) => alias, 0.5, 0.1],
  [({ document }) => document.summary, 0.4, 0.2],
];

/**
 * How well one found document answers: the engines fold marks away, here they count again, so that *cảng* (port) comes
 * before *càng* (more) and *điều hòa* before *điều hóa*. Also counts the field a word stands in, and words side by side.
 */
function judge(slots: readonly Slot[], found: Compared): Judged {
  const matches = slots.map(() => ({ value: 0, found: false, exact: false }));
  let bonus = 0;
  for (const [text, weight, phrase] of places) {
    // The title that has every word as asked says it all; most texts are then never cut into words.
    if (matches.every((match) => match.value >= sameMarks)) break;
    const part = { tokens: tokenize(text(found)), weight, phrase };
    slots.forEach((slot, index) => {
      const match = matches[index];
      if (match) improve(match, slot, part, index === slots.length - 1, neighbour(slots, index));
    });
    bonus += phraseBonus(slots, part);
  }
  // The engine found it, the compared parts do not have it: it stands in the body, where marks are not looked at.
  const sum = matches.reduce((total, match) => total + (match.found ? match.value : bodyWeight), 0);
  return { score: sum / slots.length + bonus, exact: matches.every((match) => !match.found || match.exact) };
}

function neighbour(slots: readonly Slot[], index: number): string[] {
  const own = slots[index]?.token.folded ?? '';
  const before = slots[index - 1]?.token.folded;
  const after = slots[index + 1]?.token.folded;
  return [before === undefined ? '' : before + own, after === undefined ? '' : own + after].filter(Boolean);
}

type Match = { value: number; found: boolean; exact: boolean };

function improve(match: Match, slot: Slot, { tokens, weight }: Part, isLast: boolean, glued: readonly string[]): void {
  for (const [index, token] of tokens.entries()) {
    const quality = compare(slot, tokens, index, isLast) || (glued.includes(token.folded) ? sameMarks : 0);
    if (quality === 0) continue;
    match.found = true;
    match.exact ||= quality >= prefixOnly;
    match.value = Math.max(match.value, quality * weight);
  }
}

function compare(slot: Slot, tokens: Token[], index: number, isLast: boolean): number {
  const token = tokens[index];
  if (!token) return 0;
  const asked = slot.token;
  if (token.word === asked.word) return same;
  if (token.folded === asked.folded) return marksAgree(asked, token) ? sameMarks : otherMarks;
  for (const words of slot.alternatives.slice(1)) {
    if (words.every((word, offset) => tokens[index + offset]?.folded === word))
      return words.length > 1 ? sameMarks : otherSpelling;
  }
  if (!isLast || asked.folded.length < 2 || !token.folded.startsWith(asked.folded)) return 0;
  return !asked.marked || !token.marked || token.word.startsWith(asked.word) ? prefixOnly : otherMarks;
}

/** The share of neighbours asked for that stand side by side in a part. */
function phraseBonus(slots: readonly Slot[], { tokens, phrase }: Part): number {
  if (slots.length < 2) return 0;
  const pairs = slots.slice(1).filter((second, index) => {
    const first = slots[index];
    const last = index + 2 === slots.length;
    return tokens.some(
      (_, at) =>
        first !== undefined &&
        compare(first, tokens, at, false) >= sameMarks &&
        compare(second, tokens, at + 1, last) >= prefixOnly,
    );
  });
  return (phrase * pairs.length) / (slots.length - 1);
}

/** Orders hits by judgement; equal ones keep the engine's order. Exact ones first, the others are marked approximate. */
export function rerank<T extends Compared>(
  slots: readonly Slot[],
  found: readonly T[],
  lang: string,
  /** Ids that have every word; where it is not given all have. */
  complete: ReadonlySet<string> | null = null,
): { hit: T; exact: boolean }[] {
  return found
    .map((hit, position) => {
      const { score, exact } = judge(slots, hit);
      const { id, language } = hit.document;
      return { hit, position, score, readable: language === lang, exact: exact && (complete?.has(id) ?? true) };
    })
    .sort(
      (a, b) =>
        Number(b.exact) - Number(a.exact) ||
        b.score - a.score ||
        Number(b.readable) - Number(a.readable) ||
        a.position - b.position,
    )
    .map(({ hit, exact }) => ({ hit, exact }));
}
