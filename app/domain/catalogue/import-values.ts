import { z } from 'zod';

/**
 * Values as files hold them: JSON has numbers, lists and booleans, a sheet has text for all of them. Empty means absent.
 * Messages are for the person who runs the import.
 */
const absent = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (absent(value) ? null : value), schema.nullable());

/** One kind of space, composed letters, no control characters. */
function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL refuses the null character, pages show the others badly
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b]/g, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00a0\u2007\u202f]/g, ' ')
      .trim()
  );
}

export const text = (max: number) =>
  z.preprocess(
    (value) => (absent(value) ? '' : typeof value === 'number' ? String(value) : value),
    z
      .string('must be text')
      .transform(tidy)
      .pipe(z.string().max(max, `must have at most ${max} characters`)),
  );

export const requiredText = (max: number) => text(max).pipe(z.string().min(1, 'must not be empty'));

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  optional(z.enum(values, `must be one of ${values.join(', ')}`));

export const truth = z.preprocess((value) => {
  if (absent(value)) return false;
  if (typeof value === 'boolean') return value;
  const word = String(value).normalize('NFC').trim().toLowerCase();
  if (['true', '1', 'có', 'co', 'yes', 'x'].includes(word)) return true;
  return ['false', '0', 'không', 'khong', 'no'].includes(word) ? false : value;
}, z.boolean('must be true or false'));

/** Whole units of a currency: a number, digits, or digits grouped by points, commas or spaces in threes. */
export const amount = optional(
  z.union([z.string(), z.number()], 'must be a whole amount').transform((value, context) => {
    const digits = String(value).trim();
    const plain = /^\d{1,3}([.,\s]\d{3})+$/.test(digits) ? digits.replace(/\D/g, '') : digits;
    if (/^\d{1,15}$/.test(plain)) return BigInt(plain);
    context.addIssue({ code: 'custom', message: `must be a whole amount of at most 15 digits, not "${digits}"` });
    return z.NEVER;
  }),
);

export const wholeNumber = (min: number, max: number) =>
  optional(
    z.coerce
      .number('must be a number')
      .int('must be whole')
      .min(min, `must be at least ${min}`)
      .max(max, `must be at most ${max}`),
  );

/** A moment; a day alone means its last second in Vietnam. */
export const date = optional(
  z.union([z.string(), z.date()], 'must be a date').transform((value, context) => {
    const moment = value instanceof Date ? endOfDay(value.toISOString().slice(0, 10)) : readDate(value.trim());
    if (moment && moment.getUTCFullYear() >= 1900 && moment.getUTCFullYear() < 2200) return moment;
    context.addIssue({
      code: 'custom',
      message: `must be a date such as 2026-12-31 or 31/12/2026, not "${String(value)}"`,
    });
    return z.NEVER;
  }),
);

function readDate(value: string): Date | null {
  const vietnamese = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  if (vietnamese) {
    const [, day = '', month = '', year = ''] = vietnamese;
    return endOfDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return endOfDay(value);
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? new Date(value)
    : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}

/** @returns null for a day that no calendar has */
function endOfDay(day: string): Date | null {
  const calendar = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(calendar.getTime()) || calendar.toISOString().slice(0, 10) !== day) return null;
  return new Date(`${day}T23:59:59+07:00`);
}

export const list = (max: number, longest = 80) =>
  z.preprocess(
    (value) => (absent(value) ? [] : typeof value === 'string' ? value.split(';') : value),
    z
      .array(z.string('must be a list of texts'), 'must be a list of texts')
      .transform((items) => [...new Set(items.map(tidy).filter(Boolean))])
      .pipe(
        z.array(z.string().max(longest, `each must have at most ${longest} characters`)).max(max, `at most ${max}`),
      ),
  );

const criterion = z.object({
  name: requiredText(200),
  guidance: text(2_000),
  /** Percent with at most two decimals, kept as basis points. */
  weight: z.coerce
    .number('must be a percentage')
    .positive('must be above 0')
    .max(100, 'must be at most 100')
    .transform((percent) => Math.round(percent * 100)),
});

/** Criteria as a list, or as text `Name: 40; Other: 60`. Weights add up to 100 %. */
export const criteria = z.preprocess(
  (value) =>
    absent(value)
      ? []
      : typeof value === 'string'
        ? value
            .split(';')
            .filter((part) => part.trim())
            .map(readCriterion)
        : value,
  z
    .array(criterion, 'must read Name: 40; Other name: 60')
    .max(20, 'at most 20')
    .refine((rows) => rows.length === 0 || rows.reduce((sum, row) => sum + row.weight, 0) === 10_000, {
      error: 'weights must add up to 100',
    }),
);

function readCriterion(part: string) {
  const colon = part.lastIndexOf(':');
  return {
    name: part.slice(0, Math.max(colon, 0)),
    weight: part
      .slice(colon + 1)
      .replace('%', '')
      .replace(',', '.')
      .trim(),
  };
}
