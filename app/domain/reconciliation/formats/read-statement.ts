import { DomainError } from '#app/domain/kernel/errors.ts';

/** One movement as a bank's file tells it. */
export type ReadLine = {
  /** Day of booking, `2026-11-24`. */
  bookedOn: string;
  side: 'credit' | 'debit';
  /** Whole đồng, more than zero. */
  amountVnd: bigint;
  /** The bank's own number of the movement; empty when the file has none. */
  bankReference: string;
  description: string;
  counterpartyName: string;
  counterpartyAccount: string;
  counterpartyBank: string;
};

/** A statement as a bank's file tells it, before anything of it is believed. */
export type ReadStatement = {
  account: string;
  /** ISO 4217. */
  currency: string;
  firstOn: string;
  lastOn: string;
  openingVnd: bigint;
  closingVnd: bigint;
  lines: ReadLine[];
};

/** @param reason names under `errors.reason.<reason>` what is wrong with the file, beside its field */
export function unreadable(reason: string, cause?: unknown): DomainError {
  return new DomainError('invalid_input', { reason, field: 'file', cause });
}

/** `2026-11-24` when that day exists. @throws DomainError invalid_input `statement_date` */
export function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== text) throw unreadable('statement_date');
  return text;
}

/**
 * An amount of a file whose separators are known. A fraction of a đồng does not exist; zeros after the comma do.
 * @throws DomainError invalid_input `statement_amount` for anything else, formulas included
 */
export function amountOf(text: string, decimal: '.' | ','): bigint {
  const thousands = decimal === '.' ? ',' : '.';
  const bare = text.trim().replace(/[\s\u00a0\u202f]|VND|₫/g, '');
  const pattern = new RegExp(`^([+-]?)(\\d{1,15}|\\d{1,3}(?:\\${thousands}\\d{3}){1,4})(?:\\${decimal}0*)?$`);
  const match = pattern.exec(bare);
  if (!match) throw unreadable('statement_amount');
  const digits = BigInt((match[2] ?? '').replaceAll(thousands, ''));
  return match[1] === '-' ? -digits : digits;
}

/** Free text of a bank, on one line, of a bearable length. */
export function oneLine(text: string | undefined): string {
  return (text ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
