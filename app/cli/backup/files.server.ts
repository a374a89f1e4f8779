import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { storedPath } from '#app/integrations/uploadthing/disk.server.ts';
import type { NamedFile } from '#db/backup/dump.server.ts';
import type { Manifest } from '#db/backup/manifest.ts';

type CopiedFile = Manifest['files'][number];

const privately = { recursive: true, mode: 0o700 } as const;
const missing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Copies the files that the dumped rows name, each proved by its SHA-256.
 * @returns what was copied, and keys of files that should be there and are not, or are not what was checked in
 */
export async function keepFiles(files: readonly NamedFile[], folder: string) {
  const copied: CopiedFile[] = [];
  const lost: string[] = [];
  for (const { key, sha256, removed } of files) {
    const target = path.join(folder, 'files', key);
    await mkdir(path.dirname(target), privately);
    const found = await copyOf(storedPath(key), target);
    if (found?.sha256 === sha256) copied.push({ key, ...found });
    else if (!removed) lost.push(key);
  }
  return { copied, lost };
}

/** Puts files back where the store looks for them. @returns keys of those that are not what the backup says */
export async function putFilesBack(manifest: Manifest, folder: string): Promise<string[]> {
  const lost: string[] = [];
  for (const { key, sha256 } of manifest.files) {
    const target = storedPath(key);
    await mkdir(path.dirname(target), privately);
    const found = await copyOf(path.join(folder, 'files', key), target);
    if (found?.sha256 !== sha256) lost.push(key);
  }
  return lost;
}

async function copyOf(from: string, to: string): Promise<{ sizeBytes: number; sha256: string } | null> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if (missing(error)) return null;
    throw error;
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(to), hash);
  return { sizeBytes: (await stat(to)).size, sha256: hash.digest('hex') };
}
