import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  dropParts,
  incomingFolder,
  keepPart,
  registrationPath,
  registrationsFolder,
  sizeOf,
  storedFolder,
  storedPath,
} from './disk.server.ts';
import { isFileKey } from './file-key.server.ts';
import type { ByteRange, FileStore } from './store.ts';

/** The embedded store: plain files under the data folder, named by key. */
export const diskStore: FileStore = { read, open: openFile, put, remove, untouchedKeys, dropStale };

async function read(key: string, most: number): Promise<Buffer | null> {
  const size = await sizeOf(checkedPath(key));
  if (size === null) return null;
  const handle = await open(storedPath(key), 'r');
  try {
    const buffer = Buffer.alloc(Math.min(size, most + 1));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function openFile(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
  if ((await sizeOf(checkedPath(key))) === null) return null;
  return Readable.toWeb(createReadStream(storedPath(key), range)) as ReadableStream<Uint8Array>;
}

async function put(key: string, from: string): Promise<void> {
  checkedPath(key);
  if (!(await keepPart(from, key))) throw new Error('the file to store is gone');
}

async function remove(key: string): Promise<void> {
  await rm(checkedPath(key), { force: true });
  await rm(registrationPath(key), { force: true });
  await dropParts(key);
}

async function* untouchedKeys(hours: number): AsyncIterable<string[]> {
  for (const shard of await namesIn(storedFolder())) {
    const folder = path.join(storedFolder(), shard);
    const keys = (await untouched(folder, hours)).filter(isFileKey);
    if (keys.length > 0) yield keys;
  }
}

async function dropStale(hours: number): Promise<void> {
  for (const folder of [incomingFolder(), registrationsFolder()]) {
    for (const name of await untouched(folder, hours)) await rm(path.join(folder, name), { force: true });
  }
}

async function untouched(folder: string, hours: number): Promise<string[]> {
  const before = Date.now() - hours * 3_600_000;
  const names = [];
  for (const name of await namesIn(folder)) {
    const modified = await stat(path.join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (modified < before) names.push(name);
  }
  return names;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function checkedPath(key: string): string {
  if (!isFileKey(key)) throw new Error('not a key of the file store');
  return storedPath(key);
}
