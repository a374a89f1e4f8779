import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { changePassword } from '#app/domain/accounts/change-password.server.ts';
import { listSessions } from '#app/domain/accounts/session.queries.server.ts';
import { signOutDevices } from '#app/domain/accounts/sign-out-devices.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { placeOf } from '#app/http/network-of.ts';
import { openSession } from '#app/http/open-session.server.ts';
import { readSession, renewSessionId } from '#app/http/session.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { mails } from '#db/schema/notifications.ts';
import { sessions } from '#db/schema/sessions.ts';
import { createActor, createUser } from '#tests/support/factories.ts';

/** S14: the devices of a person, how they come, go and end. */
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36';

const asking = (headers: Record<string, string> = {}) => new Request('http://localhost:3000/', { headers });
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

async function signIn(person: { userId: string; email: string }, agent: string, cookie = ''): Promise<string> {
  const origin = { source: 'web', ip: '203.0.113.77', device: agent, requestId: null, session: null } as const;
  const request = asking({ 'User-Agent': agent, Cookie: cookie });
  const { userId, email } = person;
  return cookiesOf(await withinFrame({ origin: { ...origin } }, () => openSession(request, { userId, email })));
}

const sessionOf = (cookie: string) => readSession(asking({ Cookie: cookie }));
const newDeviceMails = (person: Actor) =>
  db.select().from(mails).where(sql`recipient = ${person.email} and kind = 'new_device'`);

test('the list names each device so that its owner knows it, and marks this one', async () => {
  const person = await createActor();
  const computer = await signIn(person, firefox);
  await signIn(person, phone);
  const list = await listSessions(person);
  expect(list.map(({ browser, system }) => [browser, system])).toEqual([
    ['Chrome 143', 'Android'],
    ['Firefox 140', 'Windows'],
  ]);
  expect(list.map(({ network }) => network)).toEqual(['203.0.113.0/24', '203.0.113.0/24']);
  expect(list[1]?.publicId).toBe((await sessionOf(computer))?.publicId);
});

test('a place is an address without its end', () => {
  expect(placeOf('203.0.113.77')).toBe('203.0.113.0/24');
  expect(placeOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(placeOf('2001:db8:1:2:a:b:c:d')).toBe('2001:db8:1::/48');
});

test('one device or all others are signed out; nobody signs out a stranger’s', async () => {
  const [person, stranger] = [await createActor(), await createActor()];
  const cookies = [await signIn(person, firefox), await signIn(person, phone), await signIn(person, phone)];
  const ids = await Promise.all(cookies.map(async (cookie) => (await sessionOf(cookie))?.publicId ?? ''));
  await expect(signOutDevices(stranger, { session: ids[0] ?? '' })).rejects.toMatchObject({ code: 'not_found' });
  await signOutDevices(person, { session: ids[1] ?? '' });
  expect(await Promise.all(cookies.map(async (cookie) => (await sessionOf(cookie)) !== null))).toEqual([
    true,
    false,
    true,
  ]);
  const other = await signIn(stranger, firefox);
  await signOutDevices(person, { allExcept: ids[0] ?? '' });
  expect(await Promise.all(cookies.map(async (cookie) => (await sessionOf(cookie)) !== null))).toEqual([
    true,
    false,
    false,
  ]);
  expect(await sessionOf(other)).not.toBeNull();
});

test('a new password ends every other device, and the id of this one', async () => {
  const person = await createActor();
  const [here, there] = [await signIn(person, firefox), await signIn(person, phone)];
  await changePassword(person, 'muoi hai ngon hai dang', (await sessionOf(here))?.publicId ?? '');
  expect(await sessionOf(there)).toBeNull();
  const renewed = (await renewSessionId(asking({ Cookie: here }))).split(';')[0] ?? '';
  expect(await sessionOf(here)).toBeNull();
  expect(await sessionOf(renewed)).toMatchObject({ userId: person.userId });
});

test('a browser that is new to the account is told of, the first sign-in ever and a known browser are not', async () => {
  const person = await createActor();
  const cookie = await signIn(person, firefox);
  expect(await newDeviceMails(person)).toHaveLength(0);
  await signIn(person, firefox, cookie);
  expect(await newDeviceMails(person)).toHaveLength(0);
  await signIn(person, phone);
  const [mail] = await newDeviceMails(person);
  expect(mail?.text).toContain('Chrome 143, Android');
  expect(mail?.text).toContain('203.0.113.0/24');
  expect(mail?.text).not.toContain('203.0.113.77');
});

test('however often it is used, a session ends after ninety days', async () => {
  const person = await createActor();
  const cookie = await signIn(person, firefox);
  const age = (days: number) =>
    db
      .update(sessions)
      .set({ createdAt: sql`now() - ${days}::int * interval '1 day'` })
      .where(eq(sessions.userId, person.userId));
  await age(89);
  expect(await sessionOf(cookie)).not.toBeNull();
  await age(91);
  expect(await sessionOf(cookie)).toBeNull();
  expect(await db.$count(sessions, eq(sessions.userId, person.userId))).toBe(0);
});

test('when a device was last used is written every few minutes at most', async () => {
  const person = await createActor();
  const cookie = await signIn(person, firefox);
  const seen = async () => (await listSessions(person))[0]?.lastSeenAt.getTime() ?? 0;
  const first = await seen();
  await sessionOf(cookie);
  expect(await seen()).toBe(first);
  await db
    .update(sessions)
    .set({ lastSeenAt: sql`now() - interval '6 minutes'` })
    .where(eq(sessions.userId, person.userId));
  const stale = await seen();
  await sessionOf(cookie);
  expect(await seen()).toBeGreaterThan(stale + 5 * 60_000);
});

test('who has not proved the address is sent to do so, by every guard', async () => {
  const { optionalActor, requireActor, requirePerson } = await import('#app/http/guards.server.ts');
  const user = await createUser();
  const actor = await createActor({ user });
  await db.update(users).set({ emailVerifiedAt: null }).where(eq(users.id, user.id));
  const cookie = await signIn(actor, firefox);
  const request = new Request('http://localhost:3000/en/hop-dong', { headers: { Cookie: cookie } });
  expect(await optionalActor(request)).toBeNull();
  for (const guard of [requireActor, requirePerson]) {
    const thrown: unknown = await guard(request).catch((error: unknown) => error);
    expect((thrown as Response).headers.get('Location')).toBe('/en/xac-nhan-thu?next=%2Fen%2Fhop-dong');
  }
});
