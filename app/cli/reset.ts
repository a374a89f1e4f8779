import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '#app/env.server.ts';
import { removeEmbedded } from '#db/embedded.server.ts';

/**
 * `npm run reset`: takes away the embedded database and the uploaded files of the demo, so that the next start begins anew.
 * Touches nothing else: with DATABASE_URL set it refuses, and so it does while the demo runs.
 */
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

async function reset(): Promise<void> {
  if (env.databaseUrl) throw new Error('DATABASE_URL is set: only the embedded database of the demo is ever dropped');
  await removeEmbedded(path.resolve(env.dataDirectory, 'postgres'));
  rmSync(path.resolve(env.dataDirectory, 'files'), { recursive: true, force: true });
  process.stdout.write('The demo is gone; `npm start` makes a new one.\n');
}

try {
  await reset();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
