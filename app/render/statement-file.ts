import exceljs from 'exceljs';
import type { AccountKind, TransferKind } from '#app/domain/ledger/ledger.chart.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Lang } from '#app/i18n/href.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { byteOrderMark, csvRow } from './csv.ts';

/** A statement as its files show it; amounts in whole đồng. */
export type StatementSheet = {
  title: string;
  from: string | null;
  to: string | null;
  accounts: readonly {
    kind: AccountKind;
    openingVnd: bigint;
    debitVnd: bigint;
    creditVnd: bigint;
    closingVnd: bigint;
  }[];
  lines: readonly {
    transferId: string;
    transferKind: TransferKind;
    postedAt: Date;
    contractCode: string | null;
    milestonePosition: number | null;
    accountKind: AccountKind;
    organizationName: string | null;
    side: 'debit' | 'credit';
    amountVnd: bigint;
    balanceAfterVnd: bigint;
  }[];
};

type Cell = string | number | Date | null;

/** Seven hours: spreadsheets know no zones, so a moment is written as Vietnam's clock showed it. */
const vietnam = 7 * 60 * 60 * 1000;
const clockInVietnam = (at: Date) => new Date(at.getTime() + vietnam);

/** Amounts that a spreadsheet's number would round (from 2^53) stay text. */
const amount = (vnd: bigint): Cell =>
  vnd <= BigInt(Number.MAX_SAFE_INTEGER) && vnd >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(vnd) : vnd.toString();

function wordsOf(lang: Lang) {
  const lookup = getLookup(lang);
  const word = (key: string) => lookup.first([key]) ?? key;
  return {
    summaryHead: ['account', 'opening', 'debit', 'credit', 'closing'].map((key) => word(`books:file.${key}`)),
    lineHead: [
      'at',
      'contract',
      'milestone',
      'movement',
      'account',
      'party',
      'debit',
      'credit',
      'balance',
      'transfer',
    ].map((key) => word(`books:file.${key}`)),
    account: (kind: AccountKind) => word(`payments:account.${kind}`),
    transfer: (kind: TransferKind) => word(`payments:transfer.${kind}`),
    period: (sheet: StatementSheet) =>
      lookup.first([`books:file.period.${sheet.from ? 'since' : 'all'}${sheet.to ? 'Until' : ''}`], {
        from: sheet.from ? formatDate(`${sheet.from}T12:00:00+07:00`, lang) : '',
        to: sheet.to ? formatDate(`${sheet.to}T12:00:00+07:00`, lang) : '',
      }) ?? '',
    zone: word('books:file.zone'),
  };
}

function linesOf(sheet: StatementSheet, words: ReturnType<typeof wordsOf>): Cell[][] {
  return sheet.lines.map((line) => [
    clockInVietnam(line.postedAt),
    line.contractCode,
    line.milestonePosition,
    words.transfer(line.transferKind),
    words.account(line.accountKind),
    line.organizationName,
    line.side === 'debit' ? amount(line.amountVnd) : null,
    line.side === 'credit' ? amount(line.amountVnd) : null,
    amount(line.balanceAfterVnd),
    line.transferId,
  ]);
}

function summaryOf(sheet: StatementSheet, words: ReturnType<typeof wordsOf>): Cell[][] {
  return sheet.accounts.map(({ kind, openingVnd, debitVnd, creditVnd, closingVnd }) => [
    words.account(kind),
    ...[openingVnd, debitVnd, creditVnd, closingVnd].map(amount),
  ]);
}

/** Title, period, sums, entries, one below the other (RFC 4180, UTF-8 with its mark); moments in Vietnam's time. */
export function statementCsv(lang: Lang, sheet: StatementSheet): string {
  const words = wordsOf(lang);
  const text = (cell: Cell) =>
    cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : cell === null ? null : String(cell);
  const rows: (string | null)[][] = [
    [sheet.title],
    [words.period(sheet)],
    [words.zone],
    [],
    words.summaryHead,
    ...summaryOf(sheet, words).map((row) => row.map(text)),
    [],
    words.lineHead,
    ...linesOf(sheet, words).map((row) => row.map(text)),
  ];
  return byteOrderMark + rows.map(csvRow).join('');
}

/** Two sheets, sums and entries, with numbers as numbers. */
export async function statementXlsx(lang: Lang, sheet: StatementSheet): Promise<Buffer> {
  const words = wordsOf(lang);
  const lookup = getLookup(lang);
  const book = new exceljs.Workbook();
  const money = '#,##0';
  const sums = book.addWorksheet(lookup.first(['books:file.sheetSums']) ?? '');
  sums.addRows([[sheet.title], [words.period(sheet)], [words.zone], [], words.summaryHead, ...summaryOf(sheet, words)]);
  sums.getRow(1).font = { bold: true, size: 14 };
  sums.getRow(5).font = { bold: true };
  sums.columns.forEach((column, index) => {
    column.width = index === 0 ? 44 : 22;
    if (index > 0) column.numFmt = money;
  });
  const entries = book.addWorksheet(lookup.first(['books:file.sheetEntries']) ?? '', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  entries.addRows([words.lineHead, ...linesOf(sheet, words)]);
  entries.getRow(1).font = { bold: true };
  entries.columns.forEach((column, index) => {
    column.width = [20, 16, 8, 32, 34, 40, 20, 20, 20, 38][index] ?? 16;
    if (index === 0) column.numFmt = 'dd/mm/yyyy hh:mm:ss';
    if (index >= 6 && index <= 8) column.numFmt = money;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}
