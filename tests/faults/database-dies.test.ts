import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { times } from './support/counts.ts';
import { type MortalDatabase, mortalDatabase } from './support/database.ts';

/** R2 and R3 of the reliability list: the process survives its database, and nothing that was acknowledged is lost. */
let database: MortalDatabase;
let client: typeof import('#db/client.server.ts');

beforeAll(async () => {
  database = await mortalDatabase();
  process.env.APP_MODE = 'test';
  process.env.DATABASE_URL = database.appUrl;
  client = await import('#db/client.server.ts');
});

afterAll(async () => {
  await client.closeDatabase();
  await database.destroy();
});

type Journal = { acknowledged: string[]; failures: number; lastSuccessAt: number };

/** Eight writers, each one transaction after the other; what fails is simply tried as something new. */
function startWriters(journal: Journal): { stop: () => Promise<unknown> } {
  let running = true;
  const writer = async (number: number) => {
    for (let turn = 0; running; turn += 1) {
      const name = `r2:${number}:${turn}:${journal.failures}`;
      try {
        await client.inTransaction(async (tx) => {
          await tx.execute(sql`insert into counters (name, value) values (${`${name}:a`}, '1')`);
          await tx.execute(sql`insert into counters (name, value) values (${`${name}:b`}, '1')`);
        });
        journal.acknowledged.push(name);
        journal.lastSuccessAt = Date.now();
      } catch {
        journal.failures += 1;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  };
  const writers = Array.from({ length: 8 }, (_, number) => writer(number));
  return {
    stop: () => {
      running = false;
      return Promise.all(writers); // hangs, and fails the test, if a query was never answered
    },
  };
}

async function until(condition: () => boolean, withinMs: number): Promise<number> {
  const begun = Date.now();
  while (!condition()) {
    if (Date.now() - begun > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Date.now() - begun;
}

describe('a PostgreSQL that dies', () => {
  test('kill -9 under eight writers: nothing acknowledged is lost, writing goes on within 2 s', async () => {
    const journal: Journal = { acknowledged: [], failures: 0, lastSuccessAt: 0 };
    const writers = startWriters(journal);
    for (let round = 0; round < times(3, 15); round += 1) {
      const before = journal.acknowledged.length;
      await until(() => journal.acknowledged.length > before + 50, 10_000);
      await database.kill();
      await database.start();
      const startedAt = Date.now();
      await until(() => journal.lastSuccessAt > startedAt, 2000);
    }
    await writers.stop();
    expect(journal.failures).toBeGreaterThan(0);

    const rows = await client.db.execute<{ name: string }>(sql`select name from counters where name like 'r2:%'`);
    const kept = new Set(rows.map((row) => row.name));
    const lost = journal.acknowledged.filter((name) => !kept.has(`${name}:a`) || !kept.has(`${name}:b`));
    expect(lost).toEqual([]);
    const halves = [...kept].filter((name) => !kept.has(name.replace(/:[ab]$/, (end) => (end === ':a' ? ':b' : ':a'))));
    expect(halves).toEqual([]);
  });

  test('a connection cut inside a transaction fails that transaction alone', async () => {
    let failed = 0;
    for (let round = 0; round < times(20, 100); round += 1) {
      const name = `r3:${round}`;
      const cut = client.inTransaction(async (tx) => {
        await tx.execute(sql`insert into counters (name, value) values (${name}, 'inside')`);
        const [self] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await client.db.execute(sql`select pg_terminate_backend(${self?.pid ?? 0})`);
        // Time for the connection to be found dead and given to somebody else: what follows must not run there.
        await new Promise((resolve) => setTimeout(resolve, 30));
        await client.db.execute(sql`select 1`);
        await tx.execute(sql`insert into counters (name, value) values (${`${name}:after`}, 'outside')`);
      });
      await cut.catch(() => {
        failed += 1;
      });
    }
    expect(failed).toBe(times(20, 100));
    const rows = await client.db.execute(sql`select name from counters where name like 'r3:%'`);
    expect(rows).toHaveLength(0);
  });
});
