import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';
import { env } from './env.server.ts';
import { announce } from './start/announce.ts';
import { buildIfNeeded } from './start/build.ts';
import { runToEnd, type Supervised, supervise } from './start/children.ts';

/**
 * `npm start`: everything that one machine needs. Builds what is missing, brings PostgreSQL when none is configured,
 * prepares the database, then keeps a web server and a job worker running until it is told to stop.
 * `npm run dev` is the same with sources served by Vite.
 */
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const development = process.argv.includes('--dev');

let embedded: EmbeddedServer | undefined;
let children: Supervised[] = [];
let stopping = false;

async function start(): Promise<void> {
  if (!development) buildIfNeeded(env.production);
  if (!env.databaseUrl) embedded = await startDatabase();
  const environment = childEnvironment();
  await runToEnd('app/start/prepare.ts', environment, embedded ? ['--embedded'] : []);
  if (stopping) return;
  const giveUp = () => void stop(78);
  const web = supervise('app/server.ts', environment, giveUp);
  children = [web, supervise('app/worker.ts', environment, giveUp)];
  await web.ready;
  await announce(embedded !== undefined);
}

async function startDatabase(port?: number): Promise<EmbeddedServer> {
  const server = await startEmbedded({
    home: path.resolve(env.dataDirectory, 'postgres'),
    ...(port !== undefined && { port }),
  });
  void server.exited.then(async () => {
    if (stopping) return;
    process.stderr.write('PostgreSQL ended; starting it again\n');
    embedded = await startDatabase(server.port); // where everybody looks for it
  });
  return server;
}

function childEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    APP_MODE: env.mode,
    NODE_ENV: development ? 'development' : 'production',
  };
  if (embedded) {
    environment.DATABASE_URL = embedded.appUrl();
    environment.DATABASE_MIGRATION_URL = embedded.ownerUrl();
  }
  return environment;
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all(children.map((child) => child.stop()));
  await embedded?.stop();
  process.exit(code);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}
