import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/env.server.ts';
import { loadDatabase } from '#db/backup/load.server.ts';
import { manifestSchema } from '#db/backup/manifest.ts';
import { putFilesBack } from './backup/files.server.ts';

/**
 * `npm run restore -- FOLDER`: makes an empty database what a backup holds, and proves each table equal to what was dumped. Never
 * touches a database in which anybody has an account.
 */
async function restore(): Promise<void> {
  const folder = process.argv[2];
  if (!folder) throw new Error('usage: npm run restore -- FOLDER');
  const manifest = await readManifest(folder);
  if (!env.databaseUrl || !env.databaseMigrationUrl) throw new Error('DATABASE_URL is not set');
  await loadDatabase({ ownerUrl: env.databaseMigrationUrl, appUrl: env.databaseUrl }, folder, manifest);
  const lost = await putFilesBack(manifest, folder);
  process.stdout.write(
    `Restored as of ${manifest.takenAt}: ${manifest.tables.length} tables, ${manifest.files.length} files. ` +
      'Next: npm run ledger:verify, npm run audit:verify, npm run search:reindex\n',
  );
  for (const key of lost) process.stderr.write(`MISSING  file ${key} is not what the backup says\n`);
  if (lost.length > 0) process.exitCode = 1;
}

async function readManifest(folder: string) {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(`${folder} holds no whole backup: manifest.json is missing`);
  });
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${folder}/manifest.json is not a manifest of this format`);
  return parsed.data;
}

await restore().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
