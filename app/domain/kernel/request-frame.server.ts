import { AsyncLocalStorage } from 'node:async_hooks';

/** From where an act came: part of its audit event, beside the chain. */
export type Origin = {
  source: 'web' | 'worker' | 'command';
  /** Address of the client as Express gives it, believing no header that we were not told to believe. */
  ip: string | null;
  /** The browser's own words for itself, cut short. */
  device: string | null;
  requestId: string | null;
  /** Names a session without opening it; known once the session of the request was read. */
  session: string | null;
};

/** What is true of everything that happens for one request or job, without every function passing it on. */
export type RequestFrame = {
  origin: Origin;
  /** Set by whoever refuses for a while; the server says it in `Retry-After`. */
  retryAfterSeconds?: number;
};

/**
 * One holder per process: the built site and the server that starts it each load their own copy of this file, and both
 * must see the same frame.
 */
const key = Symbol.for('de-bai.request-frame');
const shared = globalThis as { [key]?: AsyncLocalStorage<RequestFrame> };
shared[key] ??= new AsyncLocalStorage<RequestFrame>();
const holder: AsyncLocalStorage<RequestFrame> = shared[key];

export function withinFrame<T>(frame: RequestFrame, work: () => T): T {
  return holder.run(frame, work);
}

/** @returns undefined outside requests and jobs: command lines, tests */
export function requestFrame(): RequestFrame | undefined {
  return holder.getStore();
}
