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

/**
 * How well one found document answers: the engines fold marks away, here they count again, so that *cảng* (port) comes
 * before *càng* (more) and *điều hòa* before *điều hóa*. Also counts the field a word stands in, and words side by side.
 */
export function judge(slots: readonly Slot[], { document, alias }: Compared): Judged {
  const part = (text: string, weight: number, phrase: number): Part => ({ tokens: tokenize(text), weight, phrase });
  const parts = [
    part(document.title, 1, 0.6),
    part(document.wardName ?? '', 0.8, 0.4),
    part(document.tags.join(' . '), 0.7, 0.3),
    part(document.sponsorName, 0.5, 0.2),
    part(alias, 0.5, 0.1),
    part(document.summary, 0.4, 0.2),
  ];
  let sum = 0;
  let exact = true;
  slots.forEach((slot, index) => {
    const best = bestMatch(slot, parts, index === slots.length - 1, neighbour(slots, index));
    sum += best.value;
    exact &&= best.exact;
  });
  return { score: sum / slots.length + phraseBonus(slots, parts), exact };
}

function neighbour(slots: readonly Slot[], index: number): string[] {
  const own = slots[index]?.token.folded ?? '';
  const before = slots[index - 1]?.token.folded;
  const after = slots[index + 1]?.token.folded;
  return [before === undefined ? '' : before + own, after === undefined ? '' : own + after].filter(Boolean);
}

function bestMatch(slot: Slot, parts: Part[], isLast: boolean, glued: string[]): { value: number; exact: boolean } {
  let value = 0;
  let found = false;
  let exact = false;
  for (const { tokens, weight } of parts) {
    for (const [index, token] of tokens.entries()) {
      const quality = compare(slot, tokens, index, isLast) || (glued.includes(token.folded) ? sameMarks : 0);
      if (quality === 0) continue;
      found = true;
      exact ||= quality >= prefixOnly;
      value = Math.max(value, quality * weight);
    }
  }
  // The engine found it, the compared parts do not have it: it stands in the body, where marks are not looked at.
  return found ? { value, exact } : { value: bodyWeight, exact: true };
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

/** Words asked for side by side and found side by side, by the part they stand in. */
function phraseBonus(slots: readonly Slot[], parts: Part[]): number {
  if (slots.length < 2) return 0;
  let bonus = 0;
  for (const { tokens, phrase } of parts) {
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
    bonus += (phrase * pairs.length) / (slots.length - 1);
  }
  return bonus;
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
