import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { times } from './support/counts.ts';
import { type OwnDatabase, ownDatabase } from './support/own-database.ts';
import { startWeb, startWorker } from './support/site.ts';

/** R22 of the reliability list: a process told to stop drops nothing and is gone within ten seconds. */
let database: OwnDatabase;

beforeAll(async () => {
  database = await ownDatabase();
});

afterAll(() => database.drop());

type Tally = { answered: number; refused: number; dropped: string[] };

/** Asks again and again until the port is closed. What was accepted must be answered in full. */
async function visitor(url: string, tally: Tally): Promise<void> {
  while (tally.refused === 0) {
    try {
      const response = await fetch(url, { headers: { cookie: 'session=none' } });
      await response.text();
      tally.answered += 1;
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
      if (code === 'ECONNREFUSED') tally.refused += 1;
      else tally.dropped.push(code);
    }
  }
}

test('SIGTERM under load: every request that was accepted is answered', async () => {
  for (let round = 0; round < times(1, 5); round += 1) {
    const site = await startWeb(database.appUrl);
    const tally: Tally = { answered: 0, refused: 0, dropped: [] };
    const visitors = Array.from({ length: 10 }, (_, number) => visitor(`${site.url}/?${number}`, tally));
    while (tally.answered < 50) await wait(10);
    const ms = await site.end('SIGTERM');
    await Promise.all(visitors);
    expect(ms).toBeLessThan(10_000);
    expect(site.process.exitCode).toBe(0);
    expect(tally.dropped).toEqual([]);
  }
});

test('the worker, too, ends in good order', async () => {
  const worker = startWorker(database.appUrl);
  await once(worker.process, 'message'); // it is ready
  expect(await worker.end('SIGTERM')).toBeLessThan(10_000);
  expect(worker.process.exitCode).toBe(0);
});
