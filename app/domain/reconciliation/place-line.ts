import { referencesIn } from '#app/domain/payments/reference-code.ts';

/** Where a line says that it belongs, by its text alone. */
export type Placement =
  | { to: 'payment'; code: string }
  | { to: 'entry'; code: string }
  | { to: 'nobody'; cause: 'no_code' | 'several_codes' | 'unknown_code' };

/**
 * One valid code and nothing else that looks like one: anything less clear is a person's decision.
 * `PLT` is on money asked for, `PLC` on money we sent (and on what comes back of it).
 */
export function placeLine(description: string): Placement {
  const codes = referencesIn(description);
  const [first, second] = codes;
  if (!first) return { to: 'nobody', cause: 'no_code' };
  if (second) return { to: 'nobody', cause: 'several_codes' };
  if (!first.valid) return { to: 'nobody', cause: 'unknown_code' };
  return { to: first.code.startsWith('PLT') ? 'payment' : 'entry', code: first.code };
}
