import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext, RequestIdContext } from './components/request-id.ts';
import { registerSubjects } from './domain/subjects.server.ts';
import { contentSecurityPolicy } from './http/content-security-policy.server.ts';
import { serverWords } from './i18n/words.server.ts';
import { WordsContext } from './i18n/words-context.ts';
import { log } from './log.server.ts';

registerSubjects();

/** How long a page may take before its stream is given up, in milliseconds. */
export const streamTimeout = 10_000;

/** What the HTTP server gives every request. */
export type RequestContext = { nonce?: string; requestId?: string };

/** Makes the document. Robots get it whole; people get its head while the rest is being made. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: RequestContext,
): Promise<Response> {
  const nonce = loadContext.nonce ?? '';
  const whole = isbot(request.headers.get('User-Agent') ?? '') || status >= 400;
  return new Promise((resolve, reject) => {
    let answeredStatus = status;
    let shellReady = false;
    const answer = () => {
      shellReady = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      // Remix's own development server gives no nonce.
      if (nonce) headers.set('Content-Security-Policy', contentSecurityPolicy(nonce));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answeredStatus }));
      pipe(body);
    };
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
        ...(whole ? { onAllReady: answer } : { onShellReady: answer }),
        // Left running, thousands of these timers under load stall the process for hundreds of milliseconds at a time.
        ...(whole ? {} : { onAllReady: () => clearTimeout(timer) }),
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error);
        },
        onError: (error) => {
          answeredStatus = 500;
          if (shellReady) log.error({ err: error, requestId: loadContext.requestId }, 'rendering failed');
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1000);
    request.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

/** Defects only: what a use case declares arrives as a Response and is no news. */
export function handleError(error: unknown, { request, context }: { request: Request; context: RequestContext }): void {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  log.error({ err: error, requestId: context.requestId, method: request.method, path: pathname }, 'request failed');
}
