import type { Content } from './content.ts';

/** Starts that a browser or a reader would run or render, after white space (WHATWG MIME sniffing, "scriptable" types). */
const runnable =
  /^(<!doctype\s|<!--|<\?|<%|%PDF-|<(html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg|object|embed|meta|link|img|form|input|video|audio|math|template)[\s>/])/i;

const types: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' };

/**
 * Text is what no reader takes for anything else: it decodes, has no control characters, and does not begin like markup
 * or a script. Old Vietnamese encodings (TCVN3, Windows-1258) pass as bytes above 127.
 */
export function inspectText(bytes: Buffer, extension: string): Content {
  const text = decodeText(bytes);
  if (text === null) return { rejected: 'type_mismatch' };
  const start = text.slice(0, 4_096).trimStart();
  if (start.startsWith('#!')) return { rejected: 'executable' };
  if (runnable.test(start)) return { rejected: 'script' };
  return { type: types[extension] ?? 'text/plain' };
}

/** @returns null when the bytes are no text */
export function decodeText(bytes: Buffer): string | null {
  const text = decoderOf(bytes).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\ufffe]/.test(text) ? null : text;
}

function decoderOf(bytes: Buffer): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    utf8.decode(bytes);
    return utf8;
  } catch {
    return new TextDecoder('windows-1258');
  }
}
