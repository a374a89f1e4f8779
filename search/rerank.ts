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

type Part = { tokens: Token[]; weight: number };

const bodyWeight = 0.15;
const [sameMarks, prefixOnly, otherMarks, otherSpelling] = [1, 0.7, 0.35, 0.6];

/**
 * How well one found document answers: the engines fold marks away, here they count again, so that *cảng* (port) comes
 * before *càng* (more) and *điều hòa* before *điều hóa*. Also counts the field a word stands in, and words side by side.
 */
export function judge(slots: readonly Slot[], { document, alias }: Compared): Judged {
  const parts: Part[] = [
    { tokens: tokenize(document.title), weight: 1 },
    { tokens: tokenize(document.tags.join(' . ')), weight: 0.7 },
    { tokens: tokenize(alias), weight: 0.5 },
    { tokens: tokenize(document.summary), weight: 0.4 },
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
  if (token.folded === asked.folded) return marksAgree(asked, token) ? sameMarks : otherMarks;
  for (const words of slot.alternatives.slice(1)) {
    if (words.every((word, offset) => tokens[index + offset]?.folded === word))
      return words.length > 1 ? sameMarks : otherSpelling;
  }
  if (!isLast || asked.folded.length < 2 || !token.folded.startsWith(asked.folded)) return 0;
  return !asked.marked || !token.marked || token.word.startsWith(asked.word) ? prefixOnly : otherMarks;
}

/** Up to 0.6 for words side by side in the title, up to 0.2 in the summary. */
function phraseBonus(slots: readonly Slot[], parts: Part[]): number {
  if (slots.length < 2) return 0;
  const share = (tokens: Token[]) => {
    let together = 0;
    for (let index = 0; index + 1 < slots.length; index += 1) {
      const [first, second] = [slots[index], slots[index + 1]];
      const last = index + 2 === slots.length;
      const adjacent = tokens.some(
        (_, at) =>
          first &&
          second &&
          compare(first, tokens, at, false) >= sameMarks &&
          compare(second, tokens, at + 1, last) >= prefixOnly,
      );
      if (adjacent) together += 1;
    }
    return together / (slots.length - 1);
  };
  return 0.6 * share(parts[0]?.tokens ?? []) + 0.2 * share(parts[3]?.tokens ?? []);
}

/** Orders hits by judgement; equal ones keep the engine's order. Exact ones first, the others are marked approximate. */
export function rerank<T extends Compared>(slots: readonly Slot[], found: readonly T[]): { hit: T; exact: boolean }[] {
  return found
    .map((hit, position) => ({ hit, position, ...judge(slots, hit) }))
    .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score || a.position - b.position)
    .map(({ hit, exact }) => ({ hit, exact }));
}
