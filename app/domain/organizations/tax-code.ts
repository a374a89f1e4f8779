/** Weights of the first nine digits of a tax code (mã số thuế, Circular 86/2024/TT-BTC); the tenth checks them. */
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** Ten digits, a branch of such a code (10-3), or the twelve digits of an individual's personal number. */
export type TaxCodeForm = 'organization' | 'branch' | 'individual';

export type ParsedTaxCode =
  | { ok: true; code: string; form: TaxCodeForm }
  | { ok: false; problem: 'length' | 'check_digit' | 'unissued' };

/** The digit that makes nine digits a tax code, or null for a series that is never issued (a remainder of 10). */
export function checkDigit(nine: string): number | null {
  const sum = weights.reduce<number>((total, weight, index) => total + weight * Number(nine[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? null : digit;
}

/**
 * Reads a tax code as people write it (`0100109106`, `0100 109 106-001`, `0100109106001`).
 * @returns its one written form, a branch with a hyphen: the form that is unique in the database
 */
export function parseTaxCode(text: string): ParsedTaxCode {
  const digits = text.replace(/[\s.\-–]/g, '');
  // With a hyphen it was meant as a branch: two digits of a branch would otherwise pass as somebody's personal number.
  if (/[-–]/.test(text) && digits.length !== 13) return { ok: false, problem: 'length' };
  if (!/^\d+$/.test(digits)) return { ok: false, problem: 'length' };
  // Personal numbers have no check digit of this kind; their holders are individuals and household businesses.
  if (digits.length === 12) {
    return /^0{12}$/.test(digits) ? { ok: false, problem: 'unissued' } : { ok: true, code: digits, form: 'individual' };
  }
  if (digits.length !== 10 && digits.length !== 13) return { ok: false, problem: 'length' };
  const head = digits.slice(0, 10);
  const branch = digits.slice(10);
  if (head.startsWith('00') || head.slice(2, 9) === '0000000' || branch === '000')
    return { ok: false, problem: 'unissued' };
  if (checkDigit(head) !== Number(head[9])) return { ok: false, problem: 'check_digit' };
  return branch
    ? { ok: true, code: `${head}-${branch}`, form: 'branch' }
    : { ok: true, code: head, form: 'organization' };
}
