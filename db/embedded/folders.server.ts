import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canReach, type ServerAccount } from './account.server.ts';

/** Makes a folder that others may pass through (not list), whatever the umask; and every folder above it that is missing. */
export function makeFolder(folder: string): void {
  let made = mkdirSync(folder, { recursive: true, mode: 0o711 });
  while (made !== undefined && made.length <= folder.length) {
    chmodSync(made, 0o711);
    const next = path.relative(made, folder).split(path.sep)[0];
    made = next ? path.join(made, next) : undefined;
  }
}

/** Moves a finished folder to its place in one step; when somebody was faster, theirs stays and ours goes. */
export function publishFolder(unfinished: string, place: string): void {
  try {
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

/**
 * Where the server lives: the folder asked for, or a stable place of its own when the account that runs it cannot get
 * there (a clone below a 0700 folder). The same clone finds the same place again.
 */
export function chooseHome(asked: string, account: ServerAccount | undefined): string {
  const stable = `${path.basename(path.dirname(asked))}-${createHash('sha256').update(asked).digest('hex').slice(0, 10)}`;
  const places = [
    asked,
    path.join('/var/lib/de-bai', stable),
    path.join(tmpdir(), 'de-bai', stable),
    path.join('/tmp/de-bai', stable),
  ];
  for (const place of places) {
    try {
      makeFolder(place);
      chmodSync(place, 0o711); // its own folder may have been made for its owner only
    } catch {
      continue;
    }
    if (canReach(account, place)) return place;
  }
  throw new Error(`no folder for the embedded PostgreSQL: tried ${places.join(', ')}`);
}

/** An empty folder that belongs to the server's account alone. */
export function makePrivateFolder(folder: string, account: ServerAccount | undefined): void {
  mkdirSync(folder, { mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

export type Credentials = { postgres: string; owner: string; app: string };

/** Passwords of the server's three roles: random, made once, kept beside the data for this user only (0600). */
export function keptCredentials(home: string): Credentials {
  const file = path.join(home, 'credentials.json');
  if (!existsSync(file)) {
    const password = () => randomBytes(24).toString('base64url');
    const fresh: Credentials = { postgres: password(), owner: password(), app: password() };
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(fresh), { mode: 0o600 });
    try {
      linkSync(unfinished, file); // fails if there is one: two first starts agree on the same passwords
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
