import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrationsFolder } from '../migrate.server.ts';

type Journal = { entries: { tag: string }[] };

/**
 * A copy of our migrations that ends where a backup's did.
 * @param hashes of the migrations that had run, as the migrator keeps them: SHA-256 of each file
 * @throws Error in one sentence when they are not the first of ours
 */
export async function migrationsUpTo(hashes: readonly string[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'de-bai-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalFile = path.join(folder, 'meta', '_journal.json');
  const journal: Journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const ours = journal.entries.map(({ tag }) => hashOf(path.join(folder, `${tag}.sql`)));
  if (hashes.some((hash, index) => ours[index] !== hash))
    throw new Error(
      'the backup was made by another version than this one knows: restore it with the version that made it',
    );
  journal.entries = journal.entries.slice(0, hashes.length);
  writeFileSync(journalFile, JSON.stringify(journal));
  return folder;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file, 'utf8')).digest('hex');
}
