import { createHash } from 'node:crypto';
import { StripeFailure } from './failure.ts';
import { Parameters } from './parameters.ts';
import type { StripeState } from './state.ts';

type Call = { state: StripeState; params: Parameters; id: string; account: string };

export type Endpoint = { route: string; allowed: readonly string[]; answer(call: Call): object };
export type Request = { method: string; path: string; encoded: string; key: string | null; account: string };
export type Answer = { status: number; body: object; replayed?: boolean };

/** Answers requests by a table of endpoints; the same idempotency key with the same request is answered as it was before. */
export class StripeRouter {
  readonly #kept = new Map<string, { hash: string; answer: Answer }>();
  readonly #state: StripeState;
  readonly #endpoints: readonly Endpoint[];

  constructor(state: StripeState, endpoints: readonly Endpoint[]) {
    this.#state = state;
    this.#endpoints = endpoints;
  }

  handle(request: Request): Answer {
    if (request.method !== 'POST' || !request.key) return this.#act(request);
    const name = `${request.account} ${request.key}`;
    const hash = createHash('sha256').update(`${request.method} ${request.path} ${request.encoded}`).digest('hex');
    const kept = this.#kept.get(name);
    if (kept && kept.hash !== hash)
      return refusal(
        new StripeFailure(
          400,
          'idempotency_error',
          'Keys for idempotent requests can only be used with the same parameters they were first used with.',
        ),
      );
    if (kept) return { ...kept.answer, replayed: true };
    const answer = this.#act(request);
    // What was refused before anything was done is not remembered.
    if (answer.status < 400) this.#kept.set(name, { hash, answer: structuredClone(answer) });
    return answer;
  }

  #act({ method, path, encoded, account }: Request): Answer {
    try {
      for (const endpoint of this.#endpoints) {
        const id = matched(endpoint.route, `${method} ${path}`);
        if (id === null) continue;
        const params = new Parameters(encoded, endpoint.allowed);
        return { status: 200, body: endpoint.answer({ state: this.#state, params, id, account }) };
      }
      throw new StripeFailure(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`);
    } catch (error) {
      if (error instanceof StripeFailure) return refusal(error);
      throw error;
    }
  }
}

const refusal = ({ status, error }: StripeFailure): Answer => ({ status, body: { error } });

/** @returns the id in the path, '' where the route has none, null when the route is another */
function matched(route: string, asked: string): string | null {
  const pattern = new RegExp(`^${route.replace(':id', '([A-Za-z0-9_]+)')}$`);
  const match = pattern.exec(asked);
  return match ? (match[1] ?? '') : null;
}
