import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgTransactionConfig } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '#app/env.server.ts';
import { preparing } from './prepared.server.ts';
import * as schema from './schema/index.ts';

/**
 * How this process speaks to PostgreSQL. The defaults of postgres.js keep a query hanging for up to 20 s while the
 * database is down; with these it fails in about a tenth of a second, and the next one tries again.
 * Shared with tests/faults, which kills the server under it.
 */
export const clientOptions = {
  connect_timeout: 2,
  backoff: () => 0.1, // seconds
  idle_timeout: 60,
  onnotice: () => {},
  connection: {
    application_name: 'de-bai',
    /** Nothing a person waits for takes longer; what a dead process left open gives its locks back. */
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
  },
} satisfies postgres.Options<Record<string, never>>;

function connect() {
  if (!env.databaseUrl)
    throw new Error('DATABASE_URL is not set: start with `npm start`, which brings its own PostgreSQL');
  const client = preparing(postgres(env.databaseUrl, { ...clientOptions, max: env.databasePoolSize }));
  return drizzle(client, { schema, casing: 'snake_case' });
}

export const db = connect();

/** What both `db` and a transaction offer; functions that work in either take this. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** An open transaction. Functions that must not run outside one take this. */
export type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];

/**
 * Runs one use case in one transaction (read committed unless told otherwise): all of it happens, or nothing.
 * @throws whatever `work` throws, after the rollback; a driver error when the connection is lost, in which case nothing
 *         was acknowledged and the caller may try again
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, config?: PgTransactionConfig): Promise<T> {
  return db.transaction(work, config);
}

/** Ends all connections; for processes that finish (CLIs, tests, a server told to stop). */
export async function closeDatabase(): Promise<void> {
  await db.$client.end({ timeout: 2 });
}
