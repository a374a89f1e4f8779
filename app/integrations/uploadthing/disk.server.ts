import { randomUUID } from 'node:crypto';
import {
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { uploadSettings } from './settings.server.ts';

/**
 * Layout of the embedded store: `incoming/` holds parts on their way (`<key>.<uuid>.part`), `registrations/` what the
 * application said of them (`<key>.json`), `stored/<xx>/<key>` whole files. A file enters `stored` by one atomic link of a part that nobody else
 * writes to, after its bytes are on the disk; it is never written again.
 */
const folder = { mode: 0o700, recursive: true } as const;

/** Space left for everything else on the same disk. */
const reserveBytes = 64_000_000;

const missing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

export function incomingFolder(): string {
  return path.join(uploadSettings().directory, 'incoming');
}

export function storedFolder(): string {
  return path.join(uploadSettings().directory, 'stored');
}

export function storedPath(key: string): string {
  return path.join(storedFolder(), key.slice(-2).toLowerCase(), key);
}

export function registrationsFolder(): string {
  return path.join(uploadSettings().directory, 'registrations');
}

export function registrationPath(key: string): string {
  return path.join(registrationsFolder(), `${key}.json`);
}

/** Size of a file in bytes; null when it is not there. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (missing(error)) return null;
    throw error;
  }
}

export async function hasRoomFor(bytes: number): Promise<boolean> {
  await mkdir(incomingFolder(), folder);
  const { bavail, bsize } = await statfs(incomingFolder());
  return bavail * bsize > bytes + reserveBytes;
}

async function partsOf(key: string): Promise<{ file: string; size: number }[]> {
  await mkdir(incomingFolder(), folder);
  const names = (await readdir(incomingFolder())).filter(
    (name) => name.startsWith(`${key}.`) && name.endsWith('.part'),
  );
  const parts = [];
  for (const name of names) {
    const file = path.join(incomingFolder(), name);
    const size = await sizeOf(file);
    if (size !== null) parts.push({ file, size });
  }
  return parts.sort((a, b) => b.size - a.size);
}

/** How many bytes of a file have arrived so far. */
export async function bytesArrived(key: string): Promise<number> {
  return (await sizeOf(storedPath(key))) ?? (await partsOf(key))[0]?.size ?? 0;
}

/**
 * A fresh part that begins with the first `start` bytes that have arrived. Every request writes to a part of its own:
 * two at once cannot mix their bytes, and none can reach a file that was already checked. Older parts are dropped.
 * @returns null when fewer than `start` bytes are there
 */
export async function openPart(key: string, start: number): Promise<string | null> {
  const older = await partsOf(key);
  const source = older[0];
  if (start > 0 && (!source || source.size < start)) return null;
  const part = path.join(incomingFolder(), `${key}.${randomUUID()}.part`);
  if (start > 0 && source) {
    await copyFile(source.file, part);
    await truncate(part, start);
  } else {
    await writeFile(part, '', { mode: 0o600, flag: 'wx' });
  }
  for (const { file } of older) await rm(file, { force: true });
  return part;
}

/** Makes a complete part the file of its key. @returns false when a newer request for the same key has taken over */
export async function keepPart(part: string, key: string): Promise<boolean> {
  const target = storedPath(key);
  await mkdir(path.dirname(target), folder);
  try {
    await link(part, target);
  } catch (error) {
    if (missing(error)) return false;
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await syncFolder(path.dirname(target));
  await rm(part, { force: true });
  return true;
}

/** A name is safe on disk only when its folder is, too. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}

export async function dropParts(key: string): Promise<void> {
  for (const { file } of await partsOf(key)) await rm(file, { force: true });
}

/** Writes a small file so that a reader sees the old one or the new one, never half of it. */
export async function replaceFile(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(file), folder);
  const draft = `${file}.${randomUUID()}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, file).catch(async (error: unknown) => {
    await unlink(draft);
    throw error;
  });
}
