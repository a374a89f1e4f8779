/** Spreadsheets read a cell that begins so as a formula (OWASP, CSV injection): it is kept as text by a quotation mark. */
const formula = /^[=+\-@\t\r]/;
/** A negative amount begins like one and is none. */
const number = /^-\d+$/;

function cell(value: string): string {
  const safe = formula.test(value) && !number.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row as RFC 4180 has it, the line break included. */
export function csvRow(values: readonly (string | null)[]): string {
  return `${values.map((value) => cell(value ?? '')).join(',')}\r\n`;
}

/** Without it Excel takes UTF-8 for the system's old code page. */
export const byteOrderMark = '\uFEFF';
