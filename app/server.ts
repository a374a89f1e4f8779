import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import { closeDatabase } from '#db/client.server.ts';
import { env } from './env.server.ts';
import { csrfGuard } from './http/csrf.server.ts';
import { embeddedIngest } from './integrations/uploadthing/embedded-ingest.server.ts';
import { endWithParent } from './lifeline.server.ts';
import { log } from './log.server.ts';
import { securityHeaders } from './server/headers.server.ts';
import { closeWhenStopping, drain, listen } from './server/listen.server.ts';
import { fromMicroCache, intoMicroCache } from './server/micro-cache.server.ts';
import { answerError, identify, refuseMalformed } from './server/requests.server.ts';
import { type Site, serveBuilt, serveDevelopment } from './server/site.server.ts';
import { limitWaiting } from './server/time-limit.server.ts';

/** The web server: express around the Remix site. Any number of these may run against one database. */

/** What loaders and actions get as `context`. */
function loadContext(request: Request, response: Response): AppLoadContext {
  const { nonce, requestId } = response.locals;
  return { nonce, requestId, clientAddress: request.ip ?? '' };
}

function buildApp(site: Site): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  // Unset, no forwarded header is believed: anybody may send one.
  app.set('trust proxy', env.trustProxy ?? false);
  app.use(identify, ...securityHeaders(), refuseMalformed);
  if (!env.uploadthingToken) app.use('/ingest', embeddedIngest());
  app.use(compression());
  app.use(site.files);
  app.use(csrfGuard, limitWaiting, intoMicroCache);
  app.all('*', createRequestHandler({ build: site.build, getLoadContext: loadContext }));
  app.use(answerError);
  return app;
}

/** A port that is taken will be taken the next time, too. */
function cannotListen(error: Error): never {
  process.stderr.write(`cannot listen on port ${env.port}: ${error.message}; set PORT\n`);
  process.exit(78);
}

const site = env.development ? await serveDevelopment() : await serveBuilt();
const app = buildApp(site);
const servers = await listen(closeWhenStopping(env.development ? app : fromMicroCache(app))).catch(cannotListen);
for (const server of servers) site.attach?.(server);
const address = servers[0]?.address();
log.info({ address }, 'listening');
process.send?.({ port: typeof address === 'object' ? address?.port : undefined });

const stop = () => drain(servers, closeDatabase);
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
endWithParent(stop);
