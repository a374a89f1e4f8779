import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import type { Manifest, TableDump } from './manifest.ts';
import {
  connected,
  copyOut,
  fullName,
  inOneTransaction,
  listTables,
  measured,
  quotedName,
  rowsOf,
  type Table,
} from './tables.server.ts';

/** A file that a row of the snapshot names; a removed one may lose its bytes any moment, unless something sealed keeps them. */
export type NamedFile = { key: string; sha256: string; removed: boolean };

export type Dump = Pick<Manifest, 'takenAt' | 'migrations' | 'tables' | 'sequences'> & { files: NamedFile[] };

/**
 * Writes every table as it stands at one moment, while everything goes on working: one read-only transaction sees one
 * snapshot. `pg_dump` would do it as well, but the embedded server's package brings none and Debian's is older than it.
 *
 * @param ownerUrl the role that owns the tables: the application's may not read the queue's
 * @param folder exists; gets `tables/<schema>.<table>.gz`
 */
export async function dumpDatabase(ownerUrl: string, folder: string): Promise<Dump> {
  return connected(ownerUrl, (client) =>
    inOneTransaction(client, 'isolation level repeatable read read only', async () => {
      const takenAt = await now(client);
      await mkdir(path.join(folder, 'tables'), { mode: 0o700 });
      const tables: TableDump[] = [];
      for (const table of await listTables(client)) tables.push(await dumpTable(client, table, folder));
      return {
        takenAt,
        migrations: await migrationsOf(client),
        tables,
        sequences: await sequencesOf(client),
        files: await filesOf(client),
      };
    }),
  );
}

async function now(client: pg.Client): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(client, `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`);
  return row?.at ?? '';
}

async function dumpTable(client: pg.Client, table: Table, folder: string): Promise<TableDump> {
  const { stream, result } = measured();
  const file = createWriteStream(path.join(folder, 'tables', `${fullName(table)}.gz`), { mode: 0o600, flags: 'wx' });
  await pipeline(copyOut(client, table), stream, createGzip(), file);
  return { name: fullName(table), columns: table.columns, ...result() };
}

/** Hashes of the migrations that have run; empty for a database that nobody has migrated. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const [known] = await rowsOf<{ oid: string | null }>(
    client,
    `select to_regclass('drizzle.__drizzle_migrations') as oid`,
  );
  if (!known?.oid) return [];
  const rows = await rowsOf<{ hash: string }>(client, 'select hash from drizzle.__drizzle_migrations order by id');
  return rows.map((row) => row.hash);
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const rows = await rowsOf<{ schema: string; name: string }>(
    client,
    `select schemaname as schema, sequencename as name from pg_sequences
    where schemaname in ('public', 'graphile_worker') order by 1, 2`,
  );
  const sequences: Manifest['sequences'] = [];
  for (const row of rows) {
    const [state] = await rowsOf<{ lastValue: string; isCalled: boolean }>(
      client,
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quotedName(row)}`,
    );
    if (state) sequences.push({ name: fullName(row), ...state });
  }
  return sequences;
}

function filesOf(client: pg.Client): Promise<NamedFile[]> {
  return rowsOf<NamedFile>(
    client,
    `select file_key as key, sha256, status = 'deleted' as removed from documents
    where status in ('ready', 'deleted') and sha256 is not null and file_removed_at is null order by file_key`,
  );
}
