import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { times } from './support/counts.ts';
import { type MortalDatabase, mortalDatabase } from './support/database.ts';
import { type Running, startWeb } from './support/site.ts';

/** R4 of the reliability list: without its database the site says so, at once, and comes back by itself. */
let database: MortalDatabase;
let site: Running;

beforeAll(async () => {
  database = await mortalDatabase();
  site = await startWeb(database.appUrl);
});

afterAll(async () => {
  await site.end('SIGTERM');
  await database.destroy();
});

const paths = ['/', '/en', '/de-bai', '/en/de-bai?q=cang', '/danh-muc', '/viec-can-lam', '/de-bai.data', '/hop-dong'];

async function get(path: string): Promise<{ path: string; status: number; ms: number; body: string }> {
  const begun = performance.now();
  // A cookie keeps the micro-cache out of it.
  const response = await fetch(site.url + path, { redirect: 'manual', headers: { cookie: 'session=none' } });
  const body = await response.text();
  return { path, status: response.status, ms: performance.now() - begun, body };
}

async function checkOutage(): Promise<void> {
  const answers = await Promise.all([...paths, ...paths].map(get));
  for (const answer of answers) {
    expect(answer.ms, answer.path).toBeLessThan(3000);
    expect([302, 503], `${answer.path} answered ${answer.status}`).toContain(answer.status); // 302: to the sign-in page
    expect(answer.body).not.toMatch(/ECONNREFUSED|node_modules|at async|postgres/i);
  }
  expect(answers.filter((answer) => answer.status === 503).length).toBeGreaterThan(answers.length / 2);
  expect((await get('/readyz')).status).toBe(503);
  expect((await get('/healthz')).status).toBe(200);
}

async function checkRecovery(): Promise<void> {
  const begun = Date.now();
  while ((await get('/')).status !== 200) {
    if (Date.now() - begun > 2000) throw new Error('the site did not come back within 2 s');
  }
}

describe('a site whose database is gone', () => {
  test('answers 503 within 3 s while PostgreSQL is down, and works again when it is back', async () => {
    expect((await get('/')).status).toBe(200);
    await database.stop();
    const end = Date.now() + times(1500, 60_000);
    do await checkOutage();
    while (Date.now() < end);
    await database.start();
    await checkRecovery();
  });

  test('answers 503 within 3 s while PostgreSQL hangs', async () => {
    await database.freeze();
    await checkOutage();
    database.thaw();
    await checkRecovery();
  });
});
