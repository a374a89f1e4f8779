import Papa from 'papaparse';
import { bareText } from '#app/domain/payments/reference-code.ts';
import { type CsvProfile, type CsvProfileName, csvProfileNames, csvProfiles } from './csv-profiles.ts';
import { amountOf, dayOf, oneLine, type ReadLine, type ReadStatement, unreadable } from './read-statement.ts';

/** Rows that a statement of this size cannot have. */
const mostRows = 20_100;

/**
 * Reads a bank's CSV by the profile named, or by the one whose columns it has.
 * @throws DomainError invalid_input `statement_profile` when no profile's columns are there, or what is wrong with a row
 */
export function readCsv(
  text: string,
  wanted: CsvProfileName | null,
): { profile: CsvProfileName; statement: ReadStatement } {
  for (const name of wanted ? [wanted] : csvProfileNames) {
    const profile: CsvProfile = csvProfiles[name];
    const { data } = Papa.parse<string[]>(text, {
      delimiter: profile.delimiter,
      skipEmptyLines: 'greedy',
      preview: mostRows + 1,
    });
    if (data.length > mostRows) throw unreadable('statement_too_long');
    const header = data.findIndex((row) => columnsOf(profile, row) !== null);
    const columns = columnsOf(profile, data[header] ?? []);
    if (columns) return { profile: name, statement: read(profile, data, header, columns) };
  }
  throw unreadable('statement_profile');
}

type Columns = { [K in keyof CsvProfile['columns']]-?: number };

const required = new Set(['bookedOn', 'description', 'credit', 'debit', 'signed']);

/** Where each column is, when this row is the header of the profile's table. */
function columnsOf(profile: CsvProfile, row: readonly string[]): Columns | null {
  const cells = row.map(bareText);
  const found: Partial<Record<keyof Columns, number>> = {};
  for (const [key, names] of Object.entries(profile.columns) as [keyof Columns, readonly string[]][]) {
    const at = cells.findIndex((cell) => names.some((name) => bareText(name) === cell));
    if (at < 0 && required.has(key)) return null;
    found[key] = at;
  }
  return found as Columns;
}

function read(profile: CsvProfile, rows: string[][], header: number, columns: Columns): ReadStatement {
  const lines: ReadLine[] = [];
  const outside = rows.slice(0, header);
  for (const row of rows.slice(header + 1)) {
    const date = row[columns.bookedOn]?.trim() ?? '';
    // Below the table stand totals and remarks: nothing where the date would be.
    if (/\d/.test(date) && !isFact(profile, row)) lines.push(lineOf(profile, row, columns));
    else outside.push(row);
  }
  const days = lines.map((line) => line.bookedOn).sort();
  const from = factOf(outside, profile.facts.from);
  const to = factOf(outside, profile.facts.to);
  const firstOn = from ? dateOf(profile, from) : days[0];
  const lastOn = to ? dateOf(profile, to) : days.at(-1);
  if (!firstOn || !lastOn) throw unreadable('statement_period');
  return {
    account: bareText(need(factOf(outside, profile.facts.account), 'statement_no_account')),
    currency: bareText(factOf(outside, profile.facts.currency) ?? 'VND'),
    firstOn,
    lastOn,
    openingVnd: amountOf(need(factOf(outside, profile.facts.opening), 'statement_no_balance'), profile.decimal),
    closingVnd: amountOf(need(factOf(outside, profile.facts.closing), 'statement_no_balance'), profile.decimal),
    lines,
  };
}

function lineOf(profile: CsvProfile, row: string[], columns: Columns): ReadLine {
  const cell = (at: number) => (at >= 0 ? oneLine(row[at]) : '');
  const amountIn = (at: number) => (cell(at) === '' ? 0n : amountOf(cell(at), profile.decimal));
  const signed = profile.columns.signed
    ? amountIn(columns.signed)
    : signedOf(amountIn(columns.credit), amountIn(columns.debit));
  if (signed === 0n) throw unreadable('statement_amount');
  return {
    bookedOn: dateOf(profile, row[columns.bookedOn] ?? ''),
    side: signed > 0n ? 'credit' : 'debit',
    amountVnd: signed > 0n ? signed : -signed,
    bankReference: cell(columns.bankReference ?? -1),
    description: cell(columns.description),
    counterpartyName: cell(columns.counterpartyName ?? -1),
    counterpartyAccount: cell(columns.counterpartyAccount ?? -1),
    counterpartyBank: cell(columns.counterpartyBank ?? -1),
  };
}

/** A row says what came in or what went out, never both; a bank that writes what went out with a sign means the same. */
function signedOf(credit: bigint, debit: bigint): bigint {
  if ((credit !== 0n && debit !== 0n) || credit < 0n) throw unreadable('statement_amount');
  return credit === 0n ? (debit < 0n ? debit : -debit) : credit;
}

const isFact = (profile: CsvProfile, row: readonly string[]) =>
  Object.values(profile.facts).some((names) => factOf([row], names) !== null);

function factOf(rows: readonly (readonly string[])[], names: readonly string[] | undefined): string | null {
  const wanted = names?.map(bareText) ?? [];
  for (const row of rows) {
    const [first = '', ...rest] = row.filter((cell) => cell.trim() !== '');
    if (wanted.includes(bareText(first)) && rest[0]) return rest[0];
  }
  return null;
}

function need(value: string | null, reason: string): string {
  if (value === null) throw unreadable(reason);
  return value;
}

function dateOf({ date }: CsvProfile, text: string): string {
  const match = /^\s*(\d{1,4})([/-])(\d{1,2})\2(\d{1,4})(?:[ T].*)?$/.exec(text);
  const [, first, , middle, last] = match ?? [];
  return date === 'y-m-d' ? dayOf(first, middle, last) : dayOf(last, middle, first);
}
