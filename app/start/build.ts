import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = ['app', 'search', 'db/schema', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js'];
const result = 'build/server/index.js';

/**
 * Builds the site when there is no build, or when a source is newer than it. In production an existing build is taken as it
 * is: there it comes with the release, and the tools that make it may not be installed.
 * @throws Error when the build fails (its output has been shown)
 */
export function buildIfNeeded(production: boolean): void {
  if (existsSync(result) && (production || newest(sources) <= statSync(result).mtimeMs)) return;
  process.stdout.write('Building the site…\n');
  const run = spawnSync(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error'],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (run.status !== 0) throw new Error('the site could not be built');
}

function newest(paths: string[]): number {
  let latest = 0;
  for (const each of paths) {
    if (!existsSync(each)) continue;
    const found = statSync(each);
    const inside = found.isDirectory() ? newest(readdirSync(each).map((name) => path.join(each, name))) : found.mtimeMs;
    latest = Math.max(latest, inside);
  }
  return latest;
}
