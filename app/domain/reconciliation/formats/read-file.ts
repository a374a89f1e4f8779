import { DomainError } from '#app/domain/kernel/errors.ts';
import type { CsvProfileName } from './csv-profiles.ts';
import { readCamt053 } from './read-camt053.ts';
import { readCsv } from './read-csv.ts';
import { readMt940 } from './read-mt940.ts';
import { type ReadStatement, unreadable } from './read-statement.ts';

/** Bytes of the largest statement file that is taken. */
const mostBytes = 5 * 1024 * 1024;
const mostLines = 20_000;

export type ReadFile = {
  format: 'csv' | 'mt940' | 'camt053';
  profile: CsvProfileName | null;
  statement: ReadStatement;
};

/**
 * Reads a bank's file, whatever its format and encoding, and refuses it as a whole unless its balances and lines add up.
 * @param profile of a CSV; null looks for the one that fits
 * @throws DomainError invalid_input, beside the field `file`, with a reason that says what is wrong
 */
export function readFile(bytes: Uint8Array, profile: CsvProfileName | null): ReadFile {
  if (bytes.byteLength === 0) throw unreadable('statement_empty');
  if (bytes.byteLength > mostBytes) throw unreadable('statement_too_large');
  const read = parse(decode(bytes), profile);
  check(read.statement);
  return read;
}

function parse(text: string, profile: CsvProfileName | null): ReadFile {
  try {
    if (/^\s*</.test(text)) return { format: 'camt053', profile: null, statement: readCamt053(text) };
    if (/^(\{4:)?:20:/m.test(text) && /^:6[02][FM]:/m.test(text))
      return { format: 'mt940', profile: null, statement: readMt940(text) };
    return { format: 'csv', ...readCsv(text, profile) };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // A reader that stumbles has met no statement.
    throw unreadable('statement_unknown_format', error);
  }
}

/**
 * Text of a file: UTF-16 by its mark, else UTF-8 when it is that, else Windows-1258, the Vietnamese code page of old
 * programs, whose accents stand apart and are joined.
 */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}

/** What must be true of any statement. */
function check({ openingVnd, closingVnd, firstOn, lastOn, lines, currency, account }: ReadStatement): void {
  if (account === '') throw unreadable('statement_no_account');
  if (currency !== 'VND') throw unreadable('statement_currency');
  if (lines.length > mostLines) throw unreadable('statement_too_long');
  if (firstOn > lastOn || lines.some(({ bookedOn }) => bookedOn < firstOn || bookedOn > lastOn))
    throw unreadable('statement_period');
  const moved = lines.reduce((sum, { side, amountVnd }) => (side === 'credit' ? sum + amountVnd : sum - amountVnd), 0n);
  if (openingVnd + moved !== closingVnd) throw unreadable('statement_unbalanced');
}
