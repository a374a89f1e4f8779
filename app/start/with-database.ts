import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';
import { env } from '../env.server.ts';
import { runToEnd } from './children.ts';

/**
 * Runs a command-line script with a database under it: the configured one, or the embedded one, started for the occasion
 * when `npm start` does not have it running already, and brought up to date unless the script does that itself.
 * Usage: tsx app/start/with-database.ts [--as-it-is] SCRIPT [PARAMETER…]
 */
const home = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(home);
const given = process.argv.slice(2);
const asItIs = given[0] === '--as-it-is';
const [script, ...parameters] = asItIs ? given.slice(1) : given;
let embedded: EmbeddedServer | undefined;

try {
  if (!script) throw new Error('which script?');
  const environment: NodeJS.ProcessEnv = { ...process.env, APP_MODE: env.mode };
  if (!env.databaseUrl) {
    embedded = await startEmbedded({ home: path.resolve(env.dataDirectory, 'postgres') });
    environment.DATABASE_URL = embedded.appUrl();
    environment.DATABASE_MIGRATION_URL = embedded.ownerUrl();
    if (!asItIs) await runToEnd('app/start/prepare.ts', environment, ['--migrate-only']);
  }
  await runToEnd(script, environment, parameters);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await embedded?.stop();
}
