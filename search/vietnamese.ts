/**
 * Vietnamese as people type it: with or without marks, composed or decomposed, with either placement of the tone (hoà,
 * hòa), glued together. Pure; `search_text()` in the database folds documents the same way.
 */

/** Tone marks as combining characters: grave, acute, hook, tilde, dot below. */
const tones = /[\u0300\u0301\u0309\u0303\u0323]/;
const combining = /[\u0300-\u036f]/g;
/** Letters that no decomposition opens; PostgreSQL's unaccent maps them alike. */
const letters: Record<string, string> = { đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l' };

/** Bare lower-case words of ASCII letters and digits, one space between: `Đề bài: CẢNG` → `de bai cang`. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .normalize('NFD')
    .replace(combining, '')
    .toLowerCase()
    .replace(/[đðßæœøł]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Composed, with the tone where tradition puts it: `hoà` → `hòa`, `thuỷ` → `thủy`; `hoàn`, `quý` stay. */
export function traditionalTone(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(o)([àáảãạèéẻẽẹ])(?!\p{L})/giu, moveTone)
    .replace(/(?<!q)(u)([ỳýỷỹỵ])(?!\p{L})/giu, moveTone);
}

function moveTone(_: string, first: string, second: string): string {
  const open = second.normalize('NFD');
  const tone = tones.exec(open)?.[0] ?? '';
  return `${(first + tone).normalize('NFC')}${open.replace(tones, '').normalize('NFC')}`;
}

export type Token = {
  /** As typed: lower case, composed, tones in the traditional place. */
  word: string;
  /** Without any mark. */
  folded: string;
  /** False when the word carries no mark: then nothing is known about the marks it should have. */
  marked: boolean;
};

/** Words of a text in order. Cuts exactly where `fold` cuts. */
export function tokenize(text: string): Token[] {
  const words = traditionalTone(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  return words.flatMap((word) => {
    const folded = fold(word);
    if (!folded) return [];
    // A word that folds to several (a letter of another script within it) is taken as those, unmarked.
    if (folded.includes(' ')) return folded.split(' ').map((part) => ({ word: part, folded: part, marked: false }));
    return [{ word, folded, marked: word !== folded }];
  });
}

/** True when the document's word may be the one meant: marks agree, or one of the two was written without any. */
export function marksAgree(asked: Token, found: Token): boolean {
  return !asked.marked || !found.marked || asked.word === found.word;
}

const initial = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|ch|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?';
const rime =
  '(?:uye[nt]|uy(?:ch|nh|[ant])?|ie(?:ng|[cmnptu])|ye[mntu]|uo(?:ng|[cimnptu])?|ua(?:ng|[nty])?|ue(?:ch|nh)?|oa(?:ch|nh|ng|[cimnopty])?|oe[nt]?|oo(?:c|ng)|a(?:ch|nh|ng|[cimnoptuy])?|e(?:ch|nh|ng|[cmnoptu])?|i(?:ch|nh|[amnptu])?|o(?:ng|[cimnpt])?|u(?:ng|[cimnptu])?|y)';
const syllable = new RegExp(`^${initial}${rime}$`);

/**
 * Ways to read a glued word as two to four Vietnamese syllables: `cangbien` → [[cang, bien]]. Knows the shape of syllables,
 * not words, so a foreign word may be cut too (`camera`): callers look for the pieces side by side, beside the word itself.
 */
export function splitGlued(folded: string): string[][] {
  if (folded.length < 5 || folded.length > 24 || syllable.test(folded)) return [];
  return cuts(folded, 4)
    .filter((parts) => parts.length > 1)
    .sort((a, b) => a.length - b.length)
    .slice(0, 4);
}

function cuts(text: string, atMost: number): string[][] {
  if (text === '') return [[]];
  if (atMost === 0) return [];
  const found: string[][] = [];
  for (let length = 2; length <= Math.min(7, text.length); length += 1) {
    if (!syllable.test(text.slice(0, length))) continue;
    for (const rest of cuts(text.slice(length), atMost - 1)) found.push([text.slice(0, length), ...rest]);
  }
  return found;
}

/**
 * Number of slips of the hand between two words: a letter added, left out, changed, or two neighbours swapped
 * (restricted Damerau–Levenshtein). Stops counting past `limit`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const options = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      if (swapped) options.push((beforeLast[column - 2] ?? 0) + 1);
      current.push(Math.min(...options));
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit + 1;
}
