import { createHash } from 'node:crypto';
import path from 'node:path';
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { columnNamed } from './import-columns.ts';
import { arrayItemLines } from './json-lines.ts';

/** One row as the file holds it; `line` is where a person finds it: line of the text, row of the sheet. */
export type RawRow = { line: number; value: Record<string, unknown> };

export type ImportFile = {
  /** Where the rows come from: what the file says itself, else its name without the ending. */
  source: string;
  rows: RawRow[];
};

/** The file cannot be read as a whole: not our format, broken, an unknown column. */
export class UnreadableFile extends Error {}

/**
 * Reads a problem catalogue: `.json` ({ source?, challenges: [...] } or a list), `.csv` (UTF-8; comma, semicolon or tab) or
 * `.xlsx` (first sheet). The first row of a sheet names its columns.
 * @throws UnreadableFile with one line that says what is wrong
 */
export async function readImportFile(name: string, bytes: Buffer): Promise<ImportFile> {
  const { ext, name: stem } = path.parse(name);
  if (ext.toLowerCase() === '.json') return readJson(stem, textOf(bytes));
  if (ext.toLowerCase() === '.csv') return { source: stem, rows: readCsv(textOf(bytes)) };
  if (ext.toLowerCase() === '.xlsx') return { source: stem, rows: await readXlsx(bytes) };
  throw new UnreadableFile(`${name}: the name must end in .json, .csv or .xlsx`);
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('the text is not UTF-8: save it again with that encoding');
  }
}

function readJson(stem: string, text: string): ImportFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const root = isObject(parsed) ? parsed : {};
  const items = Array.isArray(parsed) ? parsed : root.challenges;
  if (!Array.isArray(items)) throw new UnreadableFile('expected { "challenges": [ … ] } or a list of rows');
  const lines = arrayItemLines(text, Array.isArray(parsed) ? null : 'challenges');
  const meta = isObject(root.meta) ? root.meta : {};
  const said = [root.source, meta.source].find((value) => typeof value === 'string' && value.trim() !== '');
  const rows = items.map((item: unknown, index) => {
    const line = lines[index] ?? index + 1;
    if (!isObject(item)) throw new UnreadableFile(`line ${line}: a row must be an object`);
    return { line, value: item };
  });
  return { source: typeof said === 'string' ? said.trim().slice(0, 300) : stem, rows };
}

function readCsv(text: string): RawRow[] {
  const rows: RawRow[] = [];
  let columns: string[] | null = null;
  let [offset, line] = [0, 1];
  Papa.parse<string[]>(text, {
    skipEmptyLines: false,
    delimitersToGuess: [',', ';', '\t'],
    step: ({ data, errors, meta }) => {
      const startsAt = line;
      line += text.slice(offset, meta.cursor).split('\n').length - 1;
      offset = meta.cursor;
      const fault = errors.find((error) => error.type === 'Quotes');
      if (fault) throw new UnreadableFile(`line ${startsAt}: ${fault.message}`);
      if (data.every((cell) => cell.trim() === '')) return;
      if (columns === null) columns = readHeader(data);
      else rows.push({ line: startsAt, value: toObject(columns, data, startsAt) });
    },
  });
  if (columns === null) throw new UnreadableFile('the file is empty');
  return rows;
}

async function readXlsx(bytes: Buffer): Promise<RawRow[]> {
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch {
    throw new UnreadableFile('not an Excel workbook (.xlsx)');
  }
  const sheet = book.worksheets[0];
  const rows: RawRow[] = [];
  let columns: string[] | null = null;
  sheet?.eachRow((row, line) => {
    const cells = Array.from({ length: row.cellCount }, (_, index) => cellValue(row.getCell(index + 1)));
    if (columns === null) columns = readHeader(cells.map(String));
    else rows.push({ line, value: toObject(columns, cells, line) });
  });
  if (columns === null) throw new UnreadableFile('the first sheet is empty');
  return rows;
}

/** What a person sees in the cell; dates and numbers stay what they are. */
function cellValue(cell: exceljs.Cell): unknown {
  const value = cell.type === exceljs.ValueType.Formula ? cell.result : cell.value;
  if (value === null || value === undefined) return '';
  return value instanceof Date || typeof value === 'number' || typeof value === 'boolean' ? value : cell.text;
}

function readHeader(cells: readonly string[]): string[] {
  const columns = cells.map((cell) => columnNamed(cell) ?? cell.trim());
  const unknown = columns.filter((column) => column !== '' && columnNamed(column) === null);
  if (unknown.length > 0) throw new UnreadableFile(`unknown column: ${unknown.join(', ')}`);
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice) throw new UnreadableFile(`column given twice: ${twice}`);
  return columns;
}

function toObject(columns: readonly string[], cells: readonly unknown[], line: number): Record<string, unknown> {
  const beyond = cells.findIndex((cell, index) => !columns[index] && String(cell).trim() !== '');
  if (beyond !== -1) throw new UnreadableFile(`line ${line}: cell ${beyond + 1} has no column name above it`);
  return Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? '']] : [])));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Hex SHA-256 of a problem's content, whatever file it came in and in whatever order its columns stood. */
export function contentHash(problem: Record<string, unknown>): string {
  const sorted = Object.fromEntries(Object.entries(problem).sort(([a], [b]) => (a < b ? -1 : 1)));
  const json = JSON.stringify(sorted, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  return createHash('sha256').update(json).digest('hex');
}
