import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { DomainError, type ErrorCode, errorCodes } from '#app/domain/kernel/errors.ts';
import { redirectKeepingPlace } from './keep-place.server.ts';

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
type ErrorBody = {
  code: ErrorCode | 'unexpected';
  reason: string | null;
  requestId: string | null;
  /** From when on it is worth trying again. */
  retryAt?: string;
};

/** `unexpected` is a defect: its words are an id, by which we find the record. */
function asResponse(error: DomainError | undefined, requestId: string | undefined): Response {
  const body: ErrorBody = {
    code: error?.code ?? 'unexpected',
    reason: error?.reason ?? null,
    requestId: requestId ?? null,
  };
  const seconds = error?.code === 'unavailable' ? 5 : error?.retryAfterSeconds;
  if (error?.retryAfterSeconds !== undefined) body.retryAt = retryAt(error.retryAfterSeconds).toISOString();
  return Response.json(body, {
    status: error ? statusOf[error.code] : 500,
    headers: seconds === undefined ? {} : { 'Retry-After': String(seconds) },
  });
}

/** The full minute from which on a refusal for a while is over. */
export function retryAt(seconds: number): Date {
  return new Date(Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000);
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Handler = (args: Args) => unknown;
type Report = (error: unknown, args: Args) => void;

function translated<H>(handler: H, report: Report): H {
  const translating: Handler = async (args) => {
    try {
      return await (handler as Handler)(args);
    } catch (error) {
      if (error instanceof Response || !(error instanceof Error)) throw error;
      const expected = asDomainError(error);
      // A database that is down is no defect of ours, but whoever runs the site wants to read of it.
      if (!expected || expected.code === 'unavailable') report(error, args);
      // Whoever may do it, had they only confirmed lately who they are, is asked to and comes back.
      if (expected?.reason === 'needs_recent_second_factor') throw redirectKeepingPlace(args.request, '/xac-nhan-lai');
      throw asResponse(expected, args.context.requestId);
    }
  };
  return translating as H;
}

/**
 * The build with whatever every loader and action throws turned into a thrown Response: a `DomainError` with the status of
 * its code, a defect with 500 and the request's id, after it was logged. Remix answers every plain Error with 500 and takes
 * its words away; done here once, it holds for documents, data requests and resource routes alike, and the routes stay
 * plain functions.
 */
export function translateErrors(build: ServerBuild): ServerBuild {
  const report: Report = (error, args) => build.entry.module.handleError?.(error, args);
  const routes: ServerBuild['routes'] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route) continue;
    const { loader, action } = route.module;
    routes[id] = {
      ...route,
      module: {
        ...route.module,
        ...(loader && { loader: translated(loader, report) }),
        ...(action && { action: translated(action, report) }),
      },
    };
  }
  return { ...build, routes };
}
