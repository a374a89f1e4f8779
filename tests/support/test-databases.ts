import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

const prefix = 'de_bai_test_';

/** Everything that makes or drops a database in tests goes through here: a name that is not a test's is refused. */
export function assertTestDatabase(name: string): void {
  if (!/^de_bai_test_[a-z0-9_]+$/.test(name))
    throw new Error(`refusing to touch "${name}": not a database of the tests`);
}

export function newTestDatabaseName(what: string): string {
  return `${prefix}${what}_${randomBytes(5).toString('hex')}`;
}

/** The same server and role, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** @param adminUrl any database of the server except the template itself, as a role that may make databases */
export async function createTestDatabase(adminUrl: string, name: string, template = 'template1'): Promise<void> {
  assertTestDatabase(name);
  await onServer(adminUrl, (sql) => sql.unsafe(`create database ${name} template ${template}`));
}

export async function dropTestDatabase(adminUrl: string, name: string): Promise<void> {
  assertTestDatabase(name);
  await onServer(adminUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

async function onServer(adminUrl: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, fetch_types: false });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
