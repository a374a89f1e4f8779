import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type MigrationUrls, migrateDatabase } from '../migrate.server.ts';
import { migrationsOf } from './dump.server.ts';
import type { Manifest, TableDump } from './manifest.ts';
import { migrationsUpTo } from './migrations.server.ts';
import {
  connected,
  copyOut,
  fullName,
  inOneTransaction,
  listTables,
  measured,
  quoted,
  quotedColumns,
  quotedName,
  rowsOf,
  type Table,
} from './tables.server.ts';

/**
 * Fills an empty database from a backup: makes the tables of the backup's day, loads their rows, proves each table equal to
 * what was dumped, and only then brings the tables up to today. The loading is one transaction; whatever fails in it leaves
 * the database empty.
 *
 * @throws Error in one sentence when the database is not empty, the backup is of a newer version, or a table differs
 */
export async function loadDatabase(urls: MigrationUrls, folder: string, manifest: Manifest): Promise<void> {
  await connected(urls.ownerUrl, async (client) => {
    const present = await migrationsOf(client);
    if (present.length > 0) await assertFillable(client, present, manifest);
    else await migrateDatabase({ ...urls, folder: await migrationsUpTo(manifest.migrations) });
    await inOneTransaction(client, '', () => fill(client, folder, manifest));
  });
  await migrateDatabase(urls);
}

async function assertFillable(client: pg.Client, present: readonly string[], manifest: Manifest): Promise<void> {
  if ((await rowsOf(client, 'select 1 from users limit 1')).length > 0)
    throw new Error('the database is not empty: a backup is restored into an empty one only');
  if (present.join() !== manifest.migrations.join())
    throw new Error('the database has the tables of another version: restore into a new, empty database');
}

/**
 * Rows go in as they were: no trigger posts a balance again, and foreign keys are taken off and put back, which checks
 * them all, since tables may point at each other in circles.
 */
async function fill(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const tables = new Map((await listTables(client)).map((table) => [fullName(table), table]));
  const keys = await takeOffForeignKeys(client);
  const triggers = async (verb: 'disable' | 'enable') => {
    for (const table of tables.values()) await client.query(`alter table ${quotedName(table)} ${verb} trigger user`);
  };
  await triggers('disable');
  // What a migration itself puts there, such as the kinds of jobs, is in the backup too.
  await client.query(`truncate ${[...tables.values()].map(quotedName).join(', ')}`);
  for (const dump of manifest.tables) {
    const table = tables.get(dump.name);
    if (!table) throw new Error(`the backup has a table ${dump.name}, which this version does not know`);
    await loadTable(client, { ...table, columns: dump.columns }, folder, dump);
  }
  for (const { name, lastValue, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
  await triggers('enable');
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  // Whoever had begun these jobs is gone.
  for (const table of ['_private_jobs', '_private_job_queues'])
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
    );
}

type ForeignKey = { table: string; name: string; definition: string };

async function takeOffForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const keys = await rowsOf<ForeignKey>(
    client,
    `select format('%I.%I', n.nspname, c.relname) as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('public', 'graphile_worker') order by 1, 2`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return keys;
}

/** @throws Error when what stands in the table afterwards is not what was dumped */
async function loadTable(client: pg.Client, table: Table, folder: string, dump: TableDump): Promise<void> {
  const target = client.query(copyFrom(`copy ${quotedName(table)} (${quotedColumns(table.columns)}) from stdin`));
  await pipeline(createReadStream(path.join(folder, 'tables', `${dump.name}.gz`)), createGunzip(), target);
  const { stream, result } = measured();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(copyOut(client, table), stream, nowhere);
  const { rows, sha256 } = result();
  if (rows !== dump.rows || sha256 !== dump.sha256)
    throw new Error(`${dump.name} is not what was dumped: ${rows} rows of ${dump.rows}, SHA-256 ${sha256}`);
}
