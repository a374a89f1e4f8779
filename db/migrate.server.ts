import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { grantToApplication } from './grants.server.ts';
import * as schema from './schema/index.ts';
import { seedWards } from './seed/wards.server.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, the same in every process that migrates. */
const migrationLock = 7_207_001;

export type MigrationUrls = {
  /** Role that owns the tables. */
  ownerUrl: string;
  /** Role the application runs as; the same one is allowed outside production. */
  appUrl: string;
  /** Another folder of migrations than all of ours: a backup is loaded into the tables of its day. */
  folder?: string;
};

/**
 * Brings a database up to date: our tables, the job queue's tables, the rights of the application's role,
 * and the city's units.
 * Several processes may start at once (an advisory lock lets one work, the others find it done); every step is a
 * transaction, so a run killed midway is simply run again.
 */
export async function migrateDatabase({ ownerUrl, appUrl, folder }: MigrationUrls): Promise<void> {
  const sql = postgres(ownerUrl, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'de-bai migrate' },
  });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    const database = drizzle(sql, { schema, casing: 'snake_case' });
    await migrate(database, { migrationsFolder: folder ?? migrationsFolder });
    await runMigrations({ connectionString: ownerUrl, logger: quiet });
    const appRole = decodeURIComponent(new URL(appUrl).username);
    await grantToApplication(sql, appRole);
    await seedWards(database);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** The job queue talks about every migration; only its failures matter, and those are thrown. */
const quiet = new Logger(() => () => {});
