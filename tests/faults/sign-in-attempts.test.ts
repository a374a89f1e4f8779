import postgres from 'postgres';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { times } from './support/counts.ts';
import { type OwnDatabase, ownDatabase } from './support/own-database.ts';
import { type Running, startWeb } from './support/site.ts';

/**
 * S16 against the running site: a script on this machine guesses at one account through two processes that share limits
 * and sessions. It does not get in, and its owner is not locked out.
 */
const email = 'chu-tai-khoan@vi-du.example';
const password = 'đèn biển Long Châu 1894';
let database: OwnDatabase;
let sites: Running[];

beforeAll(async () => {
  database = await ownDatabase();
  const sql = postgres(database.appUrl, { max: 1, onnotice: () => {} });
  await sql`insert into users ${sql({ id: v7(), email, display_name: 'Chủ tài khoản', password_hash: await hashPassword(password) })}`;
  await sql.end();
  sites = [await startWeb(database.appUrl), await startWeb(database.appUrl)];
});

afterAll(async () => {
  await Promise.all((sites ?? []).map((site) => site.end('SIGTERM')));
  await database?.drop();
});

async function signIn(site: Running, typed: string, cookie = ''): Promise<Response> {
  return fetch(`${site.url}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.url, ...(cookie && { Cookie: cookie }) },
    body: new URLSearchParams({ email, password: typed }),
  });
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

const site = (number: number) => sites[number % 2] as Running;

test('thousands of guesses neither get in nor lock the owner out', async () => {
  const owner = await signIn(site(0), password);
  expect(owner.status).toBe(302);
  const session = cookiesOf(owner);

  const attempts = times(200, 10_000);
  const statuses = new Map<number, number>();
  let next = 0;
  const guess = async () => {
    for (let number = next++; number < attempts; number = next++) {
      // Every twentieth guess is right: once the limit is met, not even that lets a stranger in.
      const answer = await signIn(site(number), number > 50 && number % 20 === 0 ? password : `đoán ${number}`);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 10 }, guess));
  expect([...statuses.keys()].sort()).toEqual([422, 429]);
  // Ten a quarter of an hour, whichever process is asked.
  expect(statuses.get(422)).toBeLessThanOrEqual(times(10, 40));

  const refused = await signIn(site(1), password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(/Hãy thử lại sau \d\d:\d\d/);

  // From the browser they have used before, the owner comes in, even beside the attacker, at either process.
  const device = session
    .split('; ')
    .filter((each) => each.startsWith('device='))
    .join('; ');
  const again = await signIn(site(1), password, device);
  expect(again.status).toBe(302);
  // And the session of one process holds in the other.
  const page = await fetch(`${site(0).url}/thong-bao`, { headers: { Cookie: cookiesOf(again) }, redirect: 'manual' });
  expect(page.headers.get('Location') ?? '').not.toContain('/dang-nhap');
}, 600_000);
