/** What people type, read strictly: pure helpers shared by the schemas of the server and the fields of the browser. */

/**
 * Money as people write it in Vietnam: `1.500.000`, `1 500 000`, `1,500,000 đ`.
 *
 * @returns whole đồng, or null when the text is not such an amount (a fraction of a đồng does not exist)
 */
export function parseMoneyInput(text: string): bigint | null {
  const bare = text.replace(/\s*(₫|đ|đồng|vnd|vnđ)\s*$/iu, '').trim();
  if (/^\d{1,15}$/.test(bare)) return BigInt(bare);
  if (/^\d{1,3}([.,  \u00a0\u202f]\d{3})+$/.test(bare)) {
    const digits = bare.replace(/\D/g, '');
    return digits.length <= 15 ? BigInt(digits) : null;
  }
  return null;
}

/** `1500000` → `1.500.000`, the form in which an amount is shown in its field, in both languages. */
export function groupDigits(text: string): string {
  const amount = parseMoneyInput(text);
  return amount === null ? text : amount.toString().replace(/\B(?=(\d{3})+$)/g, '.');
}

/**
 * Reads a `datetime-local` value as Vietnam time (UTC+7, no daylight saving since 1975).
 *
 * @returns null when the text is no such moment, an impossible day included
 */
export function parseVietnamLocal(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?$/.exec(text);
  if (!parts) return null;
  const moment = new Date(`${text.slice(0, 16)}:${parts[6] ?? '00'}+07:00`);
  return Number.isNaN(moment.getTime()) || toVietnamLocal(moment) !== text.slice(0, 16) ? null : moment;
}

/** The value a `datetime-local` field shows for a moment: `2026-12-25T17:00` in Vietnam time. */
export function toVietnamLocal(at: Date | string): string {
  const moment = at instanceof Date ? at : new Date(at);
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}
