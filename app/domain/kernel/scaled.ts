// Apart from the fields: public pages write such numbers too, and must not load zod for it (25 kB).

/**
 * A decimal as written in Vietnam or in English (`33,5` or `33.5`) in units of its last digit.
 * @param decimals digits after the mark that are kept; `33,5` with 2 gives 3350. @returns null for anything else
 */
export function parseScaled(text: string, decimals: number): number | null {
  const parts = /^(\d{1,6})(?:[.,](\d+))?$/.exec(text.trim());
  const fraction = parts?.[2] ?? '';
  if (!parts || fraction.length > decimals) return null;
  return Number(`${parts[1]}${fraction.padEnd(decimals, '0')}`);
}

/** The way back, for a field's value: 3350 with 2 → `33,5`. */
export function formatScaled(value: number, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals);
  return fraction ? `${whole},${fraction}` : whole;
}
