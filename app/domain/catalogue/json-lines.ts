/**
 * Line on which each item of a list begins, so that a bad row can be found in the file. The text is known to be valid JSON.
 * @param key the list's name in the outermost object; null when the text is the list itself
 */
export function arrayItemLines(text: string, key: string | null): number[] {
  const lines: number[] = [];
  const listDepth = key === null ? 1 : 2;
  let [line, depth, inList] = [1, 0, false];
  let [lastKey, before] = ['', ''];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\n') line += 1;
    if (/\s/.test(sign)) continue;
    if (inList && depth === listDepth && sign !== ']' && (before === '[' || before === ',')) lines.push(line);
    if (sign === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && key !== null) lastKey = text.slice(at + 1, end);
      at = end;
    } else if (sign === '[' || sign === '{') {
      depth += 1;
      if (sign === '[' && depth === listDepth && (key === null || lastKey === key)) inList = true;
    } else if (sign === ']' || sign === '}') {
      if (depth === listDepth) inList = false;
      depth -= 1;
    }
    before = sign;
  }
  return lines;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
