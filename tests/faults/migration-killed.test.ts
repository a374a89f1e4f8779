import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { migrateDatabase } from '#db/migrate.server.ts';
import { times } from './support/counts.ts';
import { ownDatabase } from './support/own-database.ts';

/** R21 of the reliability list: a migration killed midway leaves nothing half done. */
test('migrations killed at any moment can be run again', async () => {
  for (let round = 0; round < times(3, 15); round += 1) {
    const database = await ownDatabase('empty');
    const environment = {
      ...process.env,
      APP_MODE: 'test',
      DATABASE_URL: database.appUrl,
      DATABASE_MIGRATION_URL: database.ownerUrl,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/start/prepare.ts', '--migrate-only'], {
      env: environment,
      stdio: 'inherit',
    });
    const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
    const begun = async () =>
      (
        await sql`select 1 from pg_stat_activity where application_name = 'de-bai migrate' and datname = current_database()`
      ).length > 0;
    while (child.exitCode === null && !(await begun())) await wait(2);
    await wait(Math.random() * 250);
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await migrateDatabase(database);
    const [row] = await sql`select count(*)::int as wards from wards`;
    expect(row).toEqual({ wards: 114 });
    await sql.end();
    await database.drop();
  }
});

test('several processes that start at once migrate once', async () => {
  const database = await ownDatabase('empty');
  await Promise.all([1, 2, 3].map(() => migrateDatabase(database)));
  await database.drop();
});
