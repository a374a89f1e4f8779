import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '#app/env.server.ts';
import { dumpDatabase } from '#db/backup/dump.server.ts';
import type { Manifest } from '#db/backup/manifest.ts';
import { keepFiles } from './backup/files.server.ts';

/**
 * `npm run backup [-- FOLDER]`: database and uploaded files as they are at one moment, while everything goes on working. The
 * folder appears under its name when it is whole. It holds what the database holds, personal data and keys included.
 */
async function backup(): Promise<void> {
  const folder = path.resolve(process.argv[2] ?? path.join(env.dataDirectory, 'backups', stamp()));
  const draft = `${folder}.partial`;
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    const { files, ...dump } = await dumpDatabase(env.databaseMigrationUrl ?? '', draft);
    // After the database: every file that a row names was there before the row.
    const elsewhere = env.uploadthingToken !== undefined;
    const { copied, lost } = elsewhere ? { copied: [], lost: [] } : await keepFiles(files, draft);
    const filesAre = elsewhere ? ('elsewhere' as const) : ('folder' as const);
    const manifest: Manifest = { format: 'de-bai backup 1', ...dump, filesAre, files: copied };
    await writeFile(path.join(draft, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    await rename(draft, folder);
    const rows = dump.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `${folder}: ${dump.tables.length} tables, ${rows} rows, ${copied.length} files, as of ${dump.takenAt}\n`,
    );
    if (elsewhere) process.stdout.write('Uploaded files lie with UploadThing and are not in this backup.\n');
    for (const key of lost) process.stderr.write(`MISSING  file ${key} is gone or is not what was checked in\n`);
    if (lost.length > 0) process.exitCode = 1;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** 20261124-151500, in UTC. */
function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

await backup().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
