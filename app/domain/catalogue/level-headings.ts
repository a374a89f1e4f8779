const heading =
  /<h([1-6])>([\s\S]*?)<\/h\1>|(?<!<li>\s*)<p>\s*<strong>((?:(?!<\/?(?:strong|p|br)\b)[\s\S])*)<\/strong>\s*:?\s*<\/p>/g;

/** Bold lines that are used as headings sit below every real one. */
const boldLine = 7;
const [longestHeading, longestBoldLine] = [140, 80];
/** The page itself writes these above the section. */
const repeated = /^(description|rules|prizes|judging|how to enter)$/i;

/**
 * Headings of a section as an orderly outline below the page's `h2`: `h3` to `h5`, no step left out, whatever levels the
 * source used. A line all in bold counts as a heading; a whole paragraph set as a heading does not.
 */
export function levelHeadings(html: string): string {
  // Cells of a table have no place in an outline.
  const parts = html.split(/(<table[\s\S]*?<\/table>)/);
  const outline = outlineOf(parts.filter((_, index) => index % 2 === 0).join('\u0000')).split('\u0000');
  return parts
    .map((part, index) => (index % 2 === 0 ? (outline[index / 2] ?? '') : part.replace(/<(\/?)h[1-6]>/g, '<$1strong>')))
    .join('');
}

function outlineOf(html: string): string {
  const levels = [...new Set([...html.matchAll(heading)].map(levelOf).filter((level) => level !== null))].sort();
  let deepest = -1;
  return html.replace(heading, (...found) => {
    const match = found as unknown as RegExpExecArray;
    const text = wordsOf(match);
    const level = levelOf(match);
    if (level === null) return match[1] === undefined ? match[0] : `<p><strong>${text}</strong></p>`;
    if (deepest === -1 && repeated.test(text)) return '';
    deepest = Math.min(levels.indexOf(level), deepest + 1, 2);
    return text && `<h${3 + deepest}>${text}</h${3 + deepest}>`;
  });
}

/** Content of the heading without bold, which it is anyway, and without the colon at its end. */
function wordsOf(match: RegExpMatchArray): string {
  return (match[2] ?? match[3] ?? '')
    .replace(/<\/?(strong|em|br)(?: \/)?>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*:$/, '');
}

function levelOf(match: RegExpMatchArray): number | null {
  const plain = wordsOf(match).replace(/<[^>]*>/g, '');
  const isBoldLine = match[1] === undefined;
  if (plain.length > (isBoldLine ? longestBoldLine : longestHeading)) return null;
  if (!isBoldLine) return Number(match[1]);
  return /\p{L}.*\p{L}.*\p{L}/u.test(plain) && /^[\p{L}\p{N}(“"]/u.test(plain) && !/[.;,!?]$/.test(plain)
    ? boldLine
    : null;
}
