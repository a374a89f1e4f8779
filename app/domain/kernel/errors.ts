/**
 * The failures a use case may declare. Each code has an HTTP status in `http/errors.server.ts` and words in both languages
 * in the `errors` namespace. Everything that is not a DomainError is a defect: it is logged and shown as a request id.
 */
export const errorCodes = [
  'not_found',
  'forbidden',
  'stale_state',
  'invalid_input',
  'conflict',
  'deadline_passed',
  'idempotency_mismatch',
  'insufficient_funds',
  'unavailable',
  'too_many_requests',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export class DomainError extends Error {
  readonly code: ErrorCode;
  /** Reason code of a policy denial, or the i18n key suffix that makes the message precise. */
  readonly reason: string | undefined;
  /** Form field the error belongs beside, when there is one. */
  readonly field: string | undefined;
  /** When it is worth trying again, of `too_many_requests`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: { reason?: string; field?: string; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(options.reason ? `${code}: ${options.reason}` : code, { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.reason = options.reason;
    this.field = options.field;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Narrows a row that a query may not have found. @throws DomainError not_found */
export function requireFound<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new DomainError('not_found');
  return row;
}
