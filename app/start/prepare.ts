import { eq, isNotNull } from 'drizzle-orm';
import postgres from 'postgres';
import { closeDatabase, db } from '#db/client.server.ts';
import { rewritableTables } from '#db/grants.server.ts';
import { type MigrationUrls, migrateDatabase } from '#db/migrate.server.ts';
import { users } from '#db/schema/accounts.ts';
import { counters } from '#db/schema/operations.ts';
import { env } from '../env.server.ts';

const demoMark = 'demo_complete';
const embedded = process.argv.includes('--embedded');

/**
 * A process of its own that runs before the servers: brings the database up to date, refuses what is unsafe in production,
 * and fills an empty demo. Running it again changes nothing.
 */
async function prepare(): Promise<void> {
  if (!env.databaseUrl || !env.databaseMigrationUrl) throw new Error('DATABASE_URL is not set');
  const urls: MigrationUrls = { ownerUrl: env.databaseMigrationUrl, appUrl: env.databaseUrl };
  await migrateDatabase(urls);
  if (process.argv.includes('--migrate-only')) return;
  if (env.production) await refuseUnsafe();
  else if (env.demoData) await fillDemo(urls);
}

/** @throws Error in one sentence when the record could be rewritten or somebody could sign in with a printed password */
async function refuseUnsafe(): Promise<void> {
  const rewritable = await rewritableTables(db.$client);
  if (rewritable.length > 0) {
    throw new Error(
      `refusing to start in production: the role of DATABASE_URL can rewrite ${rewritable.join(', ')}; ` +
        'give it a role of its own and migrate as the owner with DATABASE_MIGRATION_URL',
    );
  }
  const [demo] = await db.select({ id: users.id }).from(users).where(isNotNull(users.demoRole)).limit(1);
  if (demo)
    throw new Error(
      'refusing to start in production: the database holds accounts of the demo, whose passwords are printed',
    );
}

/**
 * The demo is filled by ordinary use cases, one transaction each; a mark at the end says that it is complete. A start that
 * was interrupted midway begins anew, on the embedded database only: nobody's data are there.
 */
async function fillDemo(urls: MigrationUrls): Promise<void> {
  const [complete] = await db.select().from(counters).where(eq(counters.name, demoMark));
  if (complete) return;
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  if (somebody && !embedded) return;
  if (somebody) await startOver(urls);
  process.stdout.write('Filling the demo…\n');
  const { seedDemo } = await import('../cli/demo/seed-demo.server.ts');
  await seedDemo();
  await db.insert(counters).values({ name: demoMark, value: '1' });
}

/** The record refuses to be emptied, even by its owner; so the tables go as a whole and are made anew. */
async function startOver(urls: MigrationUrls): Promise<void> {
  const sql = postgres(urls.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`drop schema if exists public, drizzle, graphile_worker cascade`;
    await sql`create schema public`;
  } finally {
    await sql.end();
  }
  await migrateDatabase(urls);
}

try {
  await prepare();
} catch (error) {
  const known = error instanceof Error && error.message.startsWith('refusing');
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  if (!known && error instanceof Error && error.cause) process.stderr.write(`${String(error.cause)}\n`);
  process.exitCode = known ? 78 : 1;
} finally {
  await closeDatabase();
}
