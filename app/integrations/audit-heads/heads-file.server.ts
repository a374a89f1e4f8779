import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/env.server.ts';

/** Heads of the audit trail's chain, one JSON object a line, in a file beside the database. */
export const headsFile = () => path.resolve(env.dataDirectory, 'audit-heads.jsonl');

/**
 * Appends lines and waits until the disk has them. A line that a crash cut off stays as it is: the next one begins anew.
 * @throws Error when the folder cannot be written to
 */
export async function appendHeads(heads: readonly object[]): Promise<void> {
  if (heads.length === 0) return;
  const file = headsFile();
  await mkdir(path.dirname(file), { recursive: true });
  const before = await readText(file);
  const lines = heads.map((head) => `${JSON.stringify(head)}\n`).join('');
  const handle = await open(file, 'a', 0o640);
  try {
    await handle.appendFile(before !== '' && !before.endsWith('\n') ? `\n${lines}` : lines);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * What the file holds; nothing where there is none.
 * @returns values as parsed, and how many lines could not be
 */
export async function readHeads(file = headsFile()): Promise<{ values: unknown[]; unreadable: number }> {
  const values: unknown[] = [];
  let unreadable = 0;
  for (const line of (await readText(file)).split('\n')) {
    if (line.trim() === '') continue;
    try {
      values.push(JSON.parse(line));
    } catch {
      unreadable += 1;
    }
  }
  return { values, unreadable };
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
