import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { endpoints } from './stripe/endpoints.ts';
import { type Answer, StripeRouter } from './stripe/router.ts';
import { StripeState } from './stripe/state.ts';

/** `close`: acts, then the socket closes. `silence`: acts, and never answers. The others refuse without acting. */
type Fault = 'close' | 'silence' | 500 | 429;

const webhookSecret = 'whsec_test_secret';
const secretKey = 'sk_test_key';

/** A provider to test against: speaks HTTP on a free port of this machine, remembers, and keeps Stripe's rules. */
export async function startStripe() {
  const state = new StripeState();
  const router = new StripeRouter(state, endpoints);
  const faults: { fault: Fault; path: RegExp }[] = [];
  const calls: string[] = [];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stripe.test');
    const body = await read(request);
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      return send(response, { status: 401, body: { error: { type: 'invalid_request_error', message: 'No key.' } } });
    calls.push(`${request.method} ${url.pathname}`);
    const at = faults.findIndex(({ path }) => path.test(url.pathname));
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault === 500 || fault === 429)
      return send(response, { status: fault, body: { error: { type: 'api_error', message: 'Try again.' } } });
    const answer = router.handle({
      method: request.method ?? 'GET',
      path: url.pathname,
      encoded: request.method === 'GET' ? url.search.slice(1) : body,
      key: header(request, 'idempotency-key'),
      account: header(request, 'stripe-account') ?? '',
    });
    if (fault === 'close') return request.socket.destroy();
    if (fault !== 'silence') send(response, answer);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;

  return {
    state,
    calls,
    port,
    secretKey,
    webhookSecret,
    url: `http://127.0.0.1:${port}`,
    /** The next requests to such a path meet this fault, one each. */
    fail(fault: Fault, path: RegExp, times = 1): void {
      for (let each = 0; each < times; each += 1) faults.push({ fault, path });
    },
    /** No faults from here on. */
    clear(): void {
      faults.length = 0;
    },
    /** An event as it is sent to a webhook. @param at seconds since 1970 that the signature names */
    signed(event: Stripe.EventBase, { secret = webhookSecret, at }: { secret?: string; at?: number } = {}) {
      const payload = JSON.stringify(event, null, 2);
      const options = { payload, secret, ...(at !== undefined && { timestamp: at }) };
      return { payload, signature: Stripe.webhooks.generateTestHeaderString(options) };
    },
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

export type StripeServer = Awaited<ReturnType<typeof startStripe>>;

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function send(response: ServerResponse, { status, body, replayed }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(replayed && { 'idempotent-replayed': 'true' }),
  });
  response.end(JSON.stringify(body));
}
