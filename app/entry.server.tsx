import { Writable } from 'node:stream';
import type { EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';

import { NonceContext, RequestIdContext } from './components/request-id.ts';
import { registerSubjects } from './domain/subjects.server.ts';
import { contentSecurityPolicy } from './http/content-security-policy.server.ts';
import { loggedPath } from './http/logged-path.ts';
import { serverWords } from './i18n/words.server.ts';
import { WordsContext } from './i18n/words-context.ts';
import { log } from './log.server.ts';

registerSubjects();

/** How long a page may take before its rendering is given up, in milliseconds. */
export const streamTimeout = 10_000;

/** What the HTTP server gives every request. */
export type RequestContext = { nonce?: string; requestId?: string };

/**
 * Makes the document and answers it in one piece: no page has parts that come later, and a stream of many small writes costs
 * more than it saves.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: RequestContext,
): Promise<Response> {
  const nonce = loadContext.nonce ?? '';
  return new Promise((resolve, reject) => {
    let answeredStatus = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RequestIdContext.Provider value={loadContext.requestId ?? null}>
          <WordsContext.Provider value={serverWords}>
            <RemixServer context={remixContext} url={request.url} nonce={nonce} />
          </WordsContext.Provider>
        </RequestIdContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => {
          clearTimeout(timer);
          headers.set('Content-Type', 'text/html; charset=utf-8');
          // Remix's own development server gives no nonce.
          if (nonce) headers.set('Content-Security-Policy', contentSecurityPolicy(nonce));
          pipe(whole((html) => resolve(new Response(html, { headers, status: answeredStatus }))));
        },
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error) => {
          answeredStatus = 500;
          log.error({ err: error, requestId: loadContext.requestId }, 'rendering failed');
        },
      },
    );
    // Left running, thousands of these timers under load stall the process for hundreds of milliseconds at a time.
    const timer = setTimeout(abort, streamTimeout + 1000);
    request.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

/** Gathers what is written to it. */
function whole(done: (html: Uint8Array<ArrayBuffer>) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer | string, encoding, next) {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
      next();
    },
    final(next) {
      done(new Uint8Array(Buffer.concat(chunks)));
      next();
    },
  });
}

/** Defects only: what a use case declares arrives as a Response and is no news. */
export function handleError(error: unknown, { request, context }: { request: Request; context: RequestContext }): void {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  log.error(
    { err: error, requestId: context.requestId, method: request.method, path: loggedPath(pathname) },
    'request failed',
  );
}
