import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';
import { beforeHeaders } from './headers.server.ts';

/**
 * Keeps public pages for a few seconds, for people who are not signed in. A route opts in with
 * `Cache-Control: public, s-maxage=<seconds>`; anybody who sends a cookie or a credential is never answered from here nor
 * stored. Each answer gets a fresh nonce in place of the stored one; caches outside cannot do that, so they are not told of
 * the seconds of a page that has one.
 */
type Entry = { until: number; headers: OutgoingHttpHeaders; segments: Buffer[] };

const longestSeconds = 5;
const largestBytes = 512 * 1024;
const mostEntries = 500;

const entries = new Map<string, Entry>();

const keyOf = (request: IncomingMessage) => `${request.headers.host ?? ''} ${request.url ?? ''}`;

function isAnonymousGet({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.cookie === undefined &&
    headers.authorization === undefined &&
    headers.range === undefined
  );
}

/** Stands before everything else: a page that is kept costs no more than sending it. */
export function fromMicroCache(handle: RequestListener): RequestListener {
  return (request, response) => {
    const entry = isAnonymousGet(request) ? entries.get(keyOf(request)) : undefined;
    if (entry && entry.until > Date.now()) answer(entry, request, response as ServerResponse);
    else handle(request, response);
  };
}

function answer({ headers, segments }: Entry, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64url');
  const parts = segments.flatMap((segment, index) => (index === 0 ? [segment] : [Buffer.from(nonce), segment]));
  let body: Buffer = Buffer.concat(parts);
  response.setHeader('X-Request-Id', randomBytes(9).toString('base64url'));
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      response.setHeader(name, typeof value === 'string' ? value.replaceAll(noncePlace, nonce) : value);
  }
  if (body.length > 1024 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    body = gzipSync(body, { level: 4 });
    response.setHeader('Content-Encoding', 'gzip');
  }
  response.setHeader('Content-Length', body.length);
  response.writeHead(200);
  response.end(body);
}

const noncePlace = '{nonce}';
const perAnswer = new Set([
  'x-request-id',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'etag',
]);

/** Stores what passes, where that is allowed; and keeps public cache headers away from people who have a cookie. */
export function intoMicroCache(request: Request, response: Response, next: NextFunction): void {
  const anonymous = isAnonymousGet(request);
  beforeHeaders(response, () => {
    const caching = String(response.getHeader('cache-control') ?? '');
    if (!/\bpublic\b/.test(caching)) return;
    if (!anonymous) {
      response.setHeader('Cache-Control', 'private, no-cache');
      return;
    }
    response.vary('Cookie');
    response.locals.sharedSeconds = sharedSeconds(caching);
    if (String(response.getHeader('content-security-policy') ?? '').includes(response.locals.nonce))
      response.setHeader('Cache-Control', caching.replace(/,?\s*s-maxage=\d+/, ''));
  });
  if (anonymous) storeAnswer(request, response);
  next();
}

function storeAnswer(request: Request, response: Response): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    size += chunk.length;
    if (size <= largestBytes) chunks.push(Buffer.from(chunk as string));
  };
  const { write, end } = response;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    return (write as (...parameters: unknown[]) => boolean).call(response, chunk, ...rest);
  }) as typeof write;
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    const ended = (end as (...parameters: unknown[]) => Response).call(response, chunk, ...rest);
    if (size <= largestBytes) store(keyOf(request), response, Buffer.concat(chunks));
    return ended;
  }) as typeof end;
}

function store(key: string, response: Response, body: Buffer): void {
  const seconds: number = response.locals.sharedSeconds ?? 0;
  if (response.statusCode !== 200 || seconds === 0 || response.hasHeader('set-cookie')) return;
  const nonce: string = response.locals.nonce;
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (!perAnswer.has(name)) headers[name] = typeof value === 'string' ? value.replaceAll(nonce, noncePlace) : value;
  }
  if (!entries.has(key) && entries.size >= mostEntries) entries.delete(entries.keys().next().value ?? '');
  entries.delete(key); // so that the oldest stands first
  entries.set(key, { until: Date.now() + seconds * 1000, headers, segments: split(body, nonce) });
}

function sharedSeconds(caching: string): number {
  return Math.min(longestSeconds, Number(/s-maxage=(\d+)/.exec(caching)?.[1] ?? 0));
}

function split(body: Buffer, nonce: string): Buffer[] {
  const segments: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(nonce); at !== -1; at = body.indexOf(nonce, from)) {
    segments.push(body.subarray(from, at));
    from = at + nonce.length;
  }
  segments.push(body.subarray(from));
  return segments;
}
