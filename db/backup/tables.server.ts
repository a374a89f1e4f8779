import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { TableDump } from './manifest.ts';

export type Table = { schema: string; name: string; columns: string[]; key: string[] };

/** Nothing of these is worth keeping: who is alive now, and what each version of the queue brings by itself. */
const left = ['public.worker_heartbeats', 'graphile_worker.migrations'];

/**
 * A connection that may take as long as it needs, and writes values the same way on every server. Not postgres.js, which
 * leaves the socket paused when a table ends while its reader is still busy, and then waits for ever.
 */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'de-bai backup' });
  await client.connect();
  try {
    await client.query(
      `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'; set extra_float_digits to 3; set bytea_output to 'hex'`,
    );
    return await work(client);
  } finally {
    await client.end();
  }
}

/** All of it happens, or nothing. */
export async function inOneTransaction<T>(client: pg.Client, mode: string, work: () => Promise<T>): Promise<T> {
  await client.query(`begin ${mode}`);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

export async function rowsOf<Row extends pg.QueryResultRow>(
  client: pg.Client,
  query: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await client.query<Row>(query, values)).rows;
}

export const quoted = pg.escapeIdentifier;

/** Every table of ours and of the job queue, with the columns that are not computed and those of its key. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const rows = await rowsOf<Table>(
    client,
    `select n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(a.attname::text order by k.place) from pg_index i
        cross join unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '{}') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' order by 1, 2`,
  );
  return rows.filter(({ schema, name }) => !left.includes(`${schema}.${name}`));
}

export const fullName = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => `${schema}.${name}`;
export const quotedName = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => `${quoted(schema)}.${quoted(name)}`;
export const quotedColumns = (columns: readonly string[]) => columns.map(quoted).join(', ');

/** Rows in the order of the key, so that the same content gives the same text. */
export function copyOut(client: pg.Client, table: Table) {
  const order = quotedColumns(table.key.length > 0 ? table.key : table.columns);
  const query = `select ${quotedColumns(table.columns)} from ${quotedName(table)} order by ${order}`;
  return client.query(copyTo(`copy (${query}) to stdout`));
}

/** Passes text through, counting its rows (one per line: COPY escapes line breaks) and hashing it. */
export function measured() {
  const hash = createHash('sha256');
  let rows = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
      done(null, chunk);
    },
  });
  return { stream, result: (): Pick<TableDump, 'rows' | 'sha256'> => ({ rows, sha256: hash.digest('hex') }) };
}
