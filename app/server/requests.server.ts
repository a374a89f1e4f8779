import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { type Origin, type RequestFrame, withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { loggedPath } from '#app/http/logged-path.ts';
import { log } from '#app/log.server.ts';
import { beforeHeaders } from './headers.server.ts';
import { sendPlainPage } from './plain-page.server.ts';

/** Gives each request an id (in its answer, its log line and on error pages) and logs how it went. Queries are not logged. */
export function identify(request: Request, response: Response, next: NextFunction): void {
  const requestId = randomUUID();
  const begun = performance.now();
  const frame: RequestFrame = { origin: originOf(request, requestId) };
  response.locals.requestId = requestId;
  response.set('X-Request-Id', requestId);
  beforeHeaders(response, () => {
    if (frame.retryAfterSeconds !== undefined && response.statusCode === 429)
      response.setHeader('Retry-After', frame.retryAfterSeconds);
  });
  response.on('finish', () => {
    const line = {
      requestId,
      method: request.method,
      path: loggedPath(request.path),
      status: response.statusCode,
      ms: Math.round(performance.now() - begun),
    };
    log[response.statusCode >= 500 ? 'warn' : 'info'](line, 'request');
  });
  withinFrame(frame, next);
}

/** The browser's words for itself are its own: no more than a line of them is kept. */
const deviceLength = 300;

function originOf(request: Request, requestId: string): Origin {
  const device = request.headers['user-agent']?.slice(0, deviceLength) ?? null;
  return { source: 'web', ip: request.ip ?? null, device, requestId, session: null };
}

/** Forms are small; files have their own address, which streams and counts by itself. */
const bodyLimitBytes = 1024 * 1024;
const streamedPaths = /^\/(api\/upload|ingest\/)/;

/** Stops what no route could make sense of: addresses that do not decode, bodies without a length or too large. */
export function refuseMalformed(request: Request, response: Response, next: NextFunction): void {
  const status = malformed(request);
  if (status) sendPlainPage(response, status);
  else next();
}

function malformed(request: Request): number | undefined {
  if (!isReadable(request)) return 400;
  if (streamedPaths.test(request.path)) return undefined;
  if (request.headers['transfer-encoding'] !== undefined) return 411;
  return Number(request.headers['content-length'] ?? 0) > bodyLimitBytes ? 413 : undefined;
}

function isReadable(request: Request): boolean {
  try {
    const url = new URL(request.originalUrl, `http://${request.headers.host ?? ''}`);
    return !decodeURIComponent(url.pathname).includes('\0') && request.originalUrl.startsWith('/');
  } catch {
    return false;
  }
}

/** Last stop of whatever was thrown outside a route. */
export function answerError(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const status = statusOf(error);
  if (status >= 500) log.error({ err: error, requestId: response.locals.requestId }, 'request failed');
  if (response.headersSent) response.destroy();
  else sendPlainPage(response, status);
}

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 600 ? status : 500;
}
