import { createHash } from 'node:crypto';
import { bareText } from '#app/domain/payments/reference-code.ts';
import type { ReadLine } from './formats/read-statement.ts';

/**
 * A name for each movement that is the same whatever file it comes in: day, side, amount, and the bank's own number where
 * there is one, its text otherwise. Movements equal in all of that are told apart by counting them.
 */
export function lineKeys(lines: readonly ReadLine[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const own = line.bankReference || `${bareText(line.description)}|${bareText(line.counterpartyAccount)}`;
    const base = [line.bookedOn, line.side, line.amountVnd, bareText(line.bankReference) || bareText(own)].join('|');
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return createHash('sha256').update(`${base}|${count}`).digest('hex');
  });
}
