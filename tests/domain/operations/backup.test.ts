import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { seedDemo } from '#app/cli/demo/seed-demo.server.ts';
import { dumpDatabase } from '#db/backup/dump.server.ts';
import type { Manifest } from '#db/backup/manifest.ts';
import { fundedPilot } from '#tests/support/pilots.ts';
import {
  createTestDatabase,
  dropTestDatabase,
  newTestDatabaseName,
  withDatabase,
} from '#tests/support/test-databases.ts';

/** R20: a backup taken while money moves is restored elsewhere, table by table the same, with books that verify. */
const template = inject('template');
const admin = withDatabase(template.ownerUrl, 'postgres');
const home = mkdtempSync(path.join(tmpdir(), 'de-bai-backup-test-'));
const backupFolder = path.join(home, 'backup');
const made: string[] = [];

type Place = { DATABASE_URL: string; DATABASE_MIGRATION_URL: string; DATA_DIRECTORY: string };

const here: Place = {
  DATABASE_URL: process.env.DATABASE_URL ?? '',
  DATABASE_MIGRATION_URL: process.env.DATABASE_MIGRATION_URL ?? '',
  DATA_DIRECTORY: process.env.DATA_DIRECTORY ?? '',
};

async function emptyPlace(): Promise<Place> {
  const name = newTestDatabaseName('restored');
  await createTestDatabase(admin, name);
  made.push(name);
  return {
    DATABASE_URL: withDatabase(template.appUrl, name),
    DATABASE_MIGRATION_URL: withDatabase(template.ownerUrl, name),
    DATA_DIRECTORY: mkdtempSync(path.join(home, 'files-')),
  };
}

type Ended = { code: number; stdout: string; stderr: string };

async function run(script: string, place: Place, ...parameters: string[]): Promise<Ended> {
  const env = { ...process.env, ...place, APP_MODE: 'test' };
  const child = promisify(execFile)(process.execPath, ['--import', 'tsx', `app/cli/${script}.ts`, ...parameters], {
    env,
  });
  return child.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  );
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));

beforeAll(async () => {
  await seedDemo();
  let going = true;
  const moveMoney = async () => {
    while (going) await fundedPilot({ amounts: [1_000_000n] });
  };
  const writers = moveMoney();
  const backup = await run('backup', here, backupFolder);
  going = false;
  await writers;
  expect(backup.stderr).toBe('');
  expect(backup.code).toBe(0);
}, 240_000);

afterAll(async () => {
  for (const name of made) await dropTestDatabase(admin, name);
  rmSync(home, { recursive: true, force: true });
});

describe('a restored backup', () => {
  let place: Place;
  beforeAll(async () => {
    place = await emptyPlace();
    expect(await run('restore', place, backupFolder)).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  test('has books that verify', async () => {
    const { code, stdout } = await run('verify-ledger', place);
    expect(stdout).toMatch(/[1-9]\d* transfers with \d+ entries recomputed: the books are right/);
    expect(code).toBe(0);
  });

  test('gives the same dump again, files included', async () => {
    const folder = path.join(home, 'again');
    expect(await run('backup', place, folder)).toMatchObject({ code: 0 });
    const [first, again] = [manifestOf(backupFolder), manifestOf(folder)];
    expect(first.tables.reduce((sum, table) => sum + table.rows, 0)).toBeGreaterThan(1_000);
    expect(first.files.length).toBeGreaterThan(0);
    // Jobs that had begun are free again.
    const settled = ({ tables }: Manifest) => tables.filter(({ name }) => !name.startsWith('graphile_worker.'));
    expect(settled(again)).toEqual(settled(first));
    expect(again.files).toEqual(first.files);
  });

  test('keeps every rule of the tables: keys, checks and triggers are those of the original', async () => {
    const rulesOf = async (url: string) => {
      const sql = postgres(url, { max: 1 });
      const constraints = await sql`
        select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as rule, convalidated
        from pg_constraint where connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) order by 1, 2`;
      const triggers = await sql`
        select tgrelid::regclass::text as table, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
      await sql.end();
      return { constraints: [...constraints], triggers: [...triggers] };
    };
    expect(await rulesOf(place.DATABASE_MIGRATION_URL)).toEqual(await rulesOf(here.DATABASE_MIGRATION_URL));
  });

  test('goes on where the original was: the application’s role adds to the record and cannot change it', async () => {
    const sql = postgres(place.DATABASE_URL, { max: 1 });
    const event = { event: 'test', subject_kind: 'user', root_kind: 'user', details: sql.json({}) };
    const id = crypto.randomUUID();
    await sql`insert into audit_events ${sql({ ...event, subject_id: id, root_id: id })}`;
    const refused = await sql`update ledger_entries set amount_vnd = 1`.catch((error: { code: string }) => error.code);
    expect(refused).toBe('42501');
    await sql.end();
  });

  test('is never overwritten by another', async () => {
    const { code, stderr } = await run('restore', place, backupFolder);
    expect([code, stderr.trim()]).toEqual([
      1,
      'the database is not empty: a backup is restored into an empty one only',
    ]);
  });
});

describe('what is no whole backup', () => {
  const spoiled = (change: (folder: string) => void) => {
    const folder = mkdtempSync(path.join(home, 'spoiled-'));
    cpSync(backupFolder, folder, { recursive: true });
    change(folder);
    return folder;
  };

  test('a table that was changed is noticed, and nothing of it stays', async () => {
    const folder = spoiled((where) => {
      const file = path.join(where, 'tables', 'public.users.gz');
      writeFileSync(file, gzipSync(gunzipSync(readFileSync(file)).toString().replace('Nguyễn Thu Hà', 'Kẻ Mạo Danh')));
    });
    const place = await emptyPlace();
    const { code, stderr } = await run('restore', place, folder);
    expect(code).toBe(1);
    expect(stderr).toContain('public.users is not what was dumped');
    const { tables } = await dumpDatabase(place.DATABASE_MIGRATION_URL, mkdtempSync(path.join(home, 'dump-')));
    expect(tables.find(({ name }) => name === 'public.users')?.rows).toBe(0);
    // Mended, it goes into the same database.
    expect(await run('restore', place, backupFolder)).toMatchObject({ code: 0 });
  }, 120_000);

  test('one that was cut short has no manifest and is refused', async () => {
    const folder = spoiled((where) => rmSync(path.join(where, 'manifest.json')));
    const { code, stderr } = await run('restore', await emptyPlace(), folder);
    expect(code).toBe(1);
    expect(stderr).toContain('holds no whole backup');
  });

  test('one of a version that this one does not know is refused before anything is made', async () => {
    const folder = spoiled((where) => {
      const manifest = manifestOf(where);
      manifest.migrations[0] = 'f'.repeat(64);
      writeFileSync(path.join(where, 'manifest.json'), JSON.stringify(manifest));
    });
    const { code, stderr } = await run('restore', await emptyPlace(), folder);
    expect(code).toBe(1);
    expect(stderr).toContain('made by another version');
  });
});
