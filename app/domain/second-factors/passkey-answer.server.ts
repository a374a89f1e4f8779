import { z } from 'zod';
import { DomainError } from '#app/domain/kernel/errors.ts';

/** The outline of what browsers send; the library checks everything inside. */
const outline = z.object({ id: z.string().min(1).max(2_000), response: z.object({ clientDataJSON: z.string() }) });

/** @throws DomainError invalid_input `passkey_wrong` when it is no answer of a browser */
export function readPasskeyAnswer<T>(answer: string): T {
  try {
    const value: unknown = JSON.parse(answer);
    outline.parse(value);
    return value as T;
  } catch (cause) {
    throw new DomainError('invalid_input', { reason: 'passkey_wrong', cause });
  }
}
