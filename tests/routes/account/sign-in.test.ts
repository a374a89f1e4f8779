import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { optionalActor, optionalPerson } from '#app/http/guards.server.ts';
import * as signIn from '#app/routes/auth/sign-in.tsx';
import * as signOut from '#app/routes/auth/sign-out.tsx';
import { db } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { createActor, createOrganization, createUser } from '#tests/support/factories.ts';

/** The actions themselves, with the requests a browser sends. */
const password = 'đèn biển Long Châu 1894';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

let lastAddress = 0;
function newAddress(): string {
  lastAddress += 1;
  return `203.0.113.${lastAddress}`;
}

type Sent = { fields: Record<string, string>; cookie?: string; clientAddress?: string; path?: string };

function post({ fields, cookie, path = '/dang-nhap' }: Sent): Request {
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: cookie ? { Cookie: cookie } : {},
  });
}

async function submit(sent: Sent) {
  const context = { nonce: '', requestId: 'test', clientAddress: sent.clientAddress ?? newAddress() };
  const answer = await signIn.action({ request: post(sent), params: {}, context });
  if ('headers' in answer) return { status: answer.status, headers: answer.headers, result: null };
  return { status: answer.init?.status ?? 200, headers: new Headers(), result: answer.data };
}

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
const asking = (cookie: string) => new Request('http://localhost:3000/viec-can-lam', { headers: { Cookie: cookie } });

async function person(organizations = 1) {
  const user = await createUser({ passwordHash });
  const joined = [];
  for (let each = 0; each < organizations; each += 1)
    joined.push(await createActor({ user, organization: await createOrganization() }));
  return { email: user.email, userId: user.id, joined };
}

test('a right password signs in, for the one organisation the person has', async () => {
  const { email, userId, joined } = await person();
  const answer = await submit({ fields: { email: ` ${email.toUpperCase()} `, password } });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('Location')).toBe('/viec-can-lam');
  expect(await optionalActor(asking(cookieOf(answer.headers)))).toMatchObject({
    userId,
    organizationId: joined[0]?.organizationId,
  });
});

test('who has several organisations, or none, acts for nobody until they choose', async () => {
  for (const organizations of [2, 0]) {
    const { email } = await person(organizations);
    const answer = await submit({ fields: { email, password } });
    const request = asking(cookieOf(answer.headers));
    expect(await optionalActor(request)).toBeNull();
    expect(await optionalPerson(request)).toMatchObject({ email });
  }
});

test('a refusal keeps the address, never the password, and tells nothing of who exists', async () => {
  const { email } = await person();
  const wrong = await submit({ fields: { email, password: 'sai mật khẩu', next: '/hop-dong' } });
  expect(wrong.status).toBe(422);
  expect(wrong.result?.initialValue).toEqual({ email, next: '/hop-dong' });
  expect(wrong.result?.error).toEqual({ '': ['reason.bad_credentials'] });
  const unknown = await submit({ fields: { email: 'khong-co@vi-du.example', password: 'sai mật khẩu' } });
  expect(unknown.status).toBe(422);
  expect(unknown.result?.error).toEqual(wrong.result?.error);
  expect(JSON.stringify([wrong, unknown])).not.toContain('sai mật khẩu');
});

test('an unreadable or incomplete form is told, without an attempt', async () => {
  expect((await submit({ fields: { email: 'không phải thư', password: '' } })).status).toBe(422);
  expect((await submit({ fields: {} })).status).toBe(422);
  const context = { nonce: '', requestId: 'test', clientAddress: newAddress() };
  const bare = new Request('http://localhost:3000/dang-nhap', { method: 'POST', body: '{"email":1}' });
  await expect(signIn.action({ request: bare, params: {}, context })).rejects.toMatchObject({
    code: 'invalid_input',
    reason: 'unreadable_form',
  });
});

test('after signing in one goes on to a page of this site, whatever the link said', async () => {
  const { email } = await person();
  const goes = async (next: string, path?: string) =>
    (await submit({ fields: { email, password, next }, path })).headers.get('Location');
  expect(await goes('/hop-dong?trang=2')).toBe('/hop-dong?trang=2');
  expect(await goes('//evil.example')).toBe('/viec-can-lam');
  expect(await goes('https://evil.example', '/en/dang-nhap')).toBe('/en/viec-can-lam');
  expect(await goes('/.//evil.example')).toBe('/viec-can-lam');
});

test('the page itself sends on who is signed in already, to this site only', async () => {
  const { email } = await person();
  const { headers } = await submit({ fields: { email, password } });
  const visit = (next: string) =>
    signIn
      .loader({
        request: new Request(`http://localhost:3000/dang-nhap?next=${encodeURIComponent(next)}`, {
          headers: { Cookie: cookieOf(headers) },
        }),
        params: {},
        context: { nonce: '', requestId: 'test', clientAddress: '' },
      })
      .catch((thrown: unknown) => (thrown as Response).headers.get('Location'));
  expect(await visit('/hop-dong')).toBe('/hop-dong');
  expect(await visit('//evil.example')).toBe('/viec-can-lam');
});

test('guessing ends, even with the right password; the owner’s own browser still comes in', async () => {
  const { email } = await person();
  const earlier = await submit({ fields: { email, password } });
  const device = cookieOf(earlier.headers);
  const clientAddress = newAddress();
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, index) => submit({ fields: { email, password: `đoán ${index}` }, clientAddress })),
  );
  const statuses = guesses.map((guess) => guess.status);
  expect(statuses.filter((status) => status === 422)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);

  const late = await submit({ fields: { email, password }, clientAddress });
  expect(late.status).toBe(429);
  expect(late.result?.error).toEqual({
    '': [expect.stringMatching(/^reason\.sign_in_limit\|\{"at":"\d\d:\d\d \d\d\/\d\d\/\d{4}"\}$/)],
  });
  expect(late.headers.getSetCookie()).toEqual([]);

  expect((await submit({ fields: { email, password }, clientAddress, cookie: device })).status).toBe(302);
  expect((await submit({ fields: { email, password } })).status).toBe(302);
});

test('signing out ends the session and leaves the device known', async () => {
  const { email } = await person();
  const cookie = cookieOf((await submit({ fields: { email, password } })).headers);
  expect(await optionalPerson(asking(cookie))).not.toBeNull();
  const answer = await signOut.action({
    request: post({ fields: {}, cookie, path: '/en/dang-xuat' }),
    params: {},
    context: { nonce: '', requestId: 'test', clientAddress: '' },
  });
  expect(answer.headers.get('Location')).toBe('/en');
  expect(answer.headers.getSetCookie().some((each) => each.startsWith('session=;'))).toBe(true);
  expect(answer.headers.getSetCookie().some((each) => each.startsWith('device='))).toBe(false);
  expect(await optionalPerson(asking(cookie))).toBeNull();
});

test('a membership that is taken away counts no more at the next sign-in', async () => {
  const { email } = await person();
  await db.delete(memberships);
  const answer = await submit({ fields: { email, password } });
  expect(await optionalActor(asking(cookieOf(answer.headers)))).toBeNull();
});
