import type { ServerBuild } from '@remix-run/node';
import { DomainError, type ErrorCode, errorCodes } from '#app/domain/kernel/errors.ts';

/** The one table from a declared failure to its HTTP status. */
const statusOf: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  stale_state: 409,
  invalid_input: 422,
  conflict: 409,
  deadline_passed: 409,
  idempotency_mismatch: 422,
  insufficient_funds: 409,
  unavailable: 503,
  too_many_requests: 429,
};

export function httpStatus(code: ErrorCode): number {
  return statusOf[code];
}

/** SQLSTATE and driver codes that say "the database cannot be reached just now". */
const unreachable =
  /^(CONNECT_TIMEOUT|CONNECTION_\w+|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ENOENT|08\w{3}|57P0[123]|53300)$/;

/** What a failing query means to the person who asked, where that is certain. */
function meaningOf(databaseCode: string): ErrorCode | undefined {
  if (databaseCode === '22P02') return 'not_found'; // a malformed id in an address names nothing
  if (databaseCode === '22021' || databaseCode === '22P05') return 'invalid_input'; // a NUL byte in what was typed
  if (unreachable.test(databaseCode)) return 'unavailable';
  return undefined;
}

/**
 * Recognises by shape, not by class: the built site and the server that starts it each load their own copy of
 * `DomainError`. Drizzle wraps a driver's error in one with a `cause`.
 */
export function asDomainError(error: unknown): DomainError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'DomainError') {
    const { code } = error as DomainError;
    return errorCodes.includes(code) ? (error as DomainError) : undefined;
  }
  const code = 'code' in error && typeof error.code === 'string' ? meaningOf(error.code) : undefined;
  if (code) return new DomainError(code, { cause: error });
  return error.cause === undefined ? undefined : asDomainError(error.cause);
}

/** What the error boundary gets as `error.data`. */
export type ErrorBody = { code: ErrorCode; reason: string | null };

function asResponse(error: DomainError): Response {
  const body: ErrorBody = { code: error.code, reason: error.reason ?? null };
  return Response.json(body, {
    status: statusOf[error.code],
    headers: error.code === 'unavailable' ? { 'Retry-After': '5' } : {},
  });
}

type Handler = (args: never) => unknown;

function translated<H extends Handler>(handler: H): H {
  const translating = async (args: never) => {
    try {
      return await handler(args);
    } catch (error) {
      const expected = asDomainError(error);
      throw expected ? asResponse(expected) : error;
    }
  };
  return translating as unknown as H;
}

/**
 * The build with every loader's and action's `DomainError` turned into a thrown Response of its status. Remix answers a
 * plain Error with 500 whatever it carries; done here once, it holds for documents, data requests and resource routes
 * alike, and the routes stay plain functions.
 */
export function translateErrors(build: ServerBuild): ServerBuild {
  const routes: ServerBuild['routes'] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route) continue;
    const { loader, action } = route.module;
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader && { loader: translated(loader) }),
        ...(action && { action: translated(action) }),
      },
    };
  }
  return { ...build, routes };
}
