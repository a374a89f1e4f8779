/** A refusal in the provider's words. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly error: { type: string; code?: string; param?: string; message: string };

  constructor(status: number, type: string, message: string, more: { code?: string; param?: string } = {}) {
    super(message);
    this.status = status;
    this.error = { type, message, ...more };
  }
}

export const invalid = (message: string, more?: { code?: string; param?: string }) =>
  new StripeFailure(400, 'invalid_request_error', message, more);

export const missing = (kind: string, id: string) =>
  new StripeFailure(404, 'invalid_request_error', `No such ${kind}: '${id}'`, {
    code: 'resource_missing',
    param: 'id',
  });
