import { expect, test } from 'vitest';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { knownDevice, rememberDevice } from '#app/http/device.server.ts';
import { networkOf } from '#app/http/network-of.ts';
import { type Attempt, makeRateLimiter } from '#app/http/rate-limit.server.ts';
import { db } from '#db/client.server.ts';
import { rateLimits } from '#db/schema/rate-limits.ts';

/** S16. Each guard is what one process has; the rows are what they share. */
const makeSignInGuard = () => {
  const countAttempt = makeRateLimiter();
  return (attempt: Attempt) => countAttempt('signIn', attempt);
};
type Guard = ReturnType<typeof makeSignInGuard>;

const from = (email: string, clientAddress: string, knownDevice: string | null = null): Attempt => ({
  email,
  clientAddress,
  knownDevice,
});

async function passes(guard: Guard, attempt: Attempt): Promise<boolean> {
  return guard(attempt).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'too_many_requests', reason: 'sign_in_limit' });
      return false;
    },
  );
}

async function countPassing(guard: Guard, attempts: Attempt[]): Promise<number> {
  const answers = await Promise.all(attempts.map((attempt) => passes(guard, attempt)));
  return answers.filter(Boolean).length;
}

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

test('of many guesses at one account from one place, sent at once, ten are tried', async () => {
  const guard = makeSignInGuard();
  expect(
    await countPassing(
      guard,
      times(300, () => from('a@vi-du.example', '198.51.100.1')),
    ),
  ).toBe(10);
});

test('two processes share the count, and a restart forgets nothing', async () => {
  const [one, two] = [makeSignInGuard(), makeSignInGuard()];
  const attempts = times(8, () => from('b@vi-du.example', '198.51.100.2'));
  const passed = (await countPassing(one, attempts)) + (await countPassing(two, attempts));
  expect(passed).toBe(10);
  expect(await passes(makeSignInGuard(), from('b@vi-du.example', '198.51.100.2'))).toBe(false);
});

test('guessing at many accounts from one network ends too', async () => {
  const guard = makeSignInGuard();
  const attempts = times(300, (index) => from(`c${index}@vi-du.example`, '198.51.100.3'));
  expect(await countPassing(guard, attempts)).toBe(100);
});

test('guessing at one account from many networks ends, and the owner still comes in from a known device', async () => {
  const guard = makeSignInGuard();
  const attempts = times(300, (index) => from('d@vi-du.example', `203.0.113.${index % 250}`));
  expect(await countPassing(guard, attempts)).toBe(100);
  expect(await passes(guard, from('d@vi-du.example', '192.0.2.9'))).toBe(false);
  expect(await passes(guard, from('d@vi-du.example', '192.0.2.9', 'device-of-d'))).toBe(true);
});

test('nobody locks somebody else out from one place', async () => {
  const guard = makeSignInGuard();
  await countPassing(
    guard,
    times(1_000, () => from('e@vi-du.example', '198.51.100.5')),
  );
  expect(await passes(guard, from('e@vi-du.example', '192.0.2.10'))).toBe(true);
  // Even from the attacker's own network, the device that the owner has used before is let in.
  expect(await passes(guard, from('e@vi-du.example', '198.51.100.5', 'device-of-e'))).toBe(true);
});

test('a stolen device cookie buys ten guesses, not more', async () => {
  const guard = makeSignInGuard();
  expect(
    await countPassing(
      guard,
      times(50, () => from('f@vi-du.example', '198.51.100.6', 'stolen')),
    ),
  ).toBe(10);
});

test('signing in rightly counts for nothing, however often', async () => {
  const guard = makeSignInGuard();
  for (const attempt of times(30, () => from('g@vi-du.example', '198.51.100.7'))) {
    const succeeded = await guard(attempt);
    await succeeded();
  }
  expect(await passes(guard, from('g@vi-du.example', '198.51.100.7'))).toBe(true);
});

test('the table of limits names no address of a person', async () => {
  await passes(makeSignInGuard(), from('secret-name@vi-du.example', '198.51.100.8'));
  const rows = await db.select({ key: rateLimits.key }).from(rateLimits);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('secret-name');
});

test('an IPv6 network counts as one, however many addresses it has', () => {
  expect(networkOf('2001:db8:1:2:a:b:c:d')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:0db8:0001:0002::1')).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
});

test('a device is known for the account it signed in to, and only while its cookie is ours', async () => {
  const setCookie = await rememberDevice('h@vi-du.example');
  const asking = (cookie: string) => new Request('http://localhost:3000/dang-nhap', { headers: { Cookie: cookie } });
  const cookie = setCookie.split(';')[0] ?? '';
  expect(await knownDevice(asking(cookie), 'h@vi-du.example')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await knownDevice(asking(cookie), 'i@vi-du.example')).toBeNull();
  expect(await knownDevice(asking(`${cookie.slice(0, -2)}xx`), 'h@vi-du.example')).toBeNull();
});

test('the answer to a wrong password does not tell whether the address exists', async () => {
  const { createUser } = await import('#tests/support/factories.ts');
  await createUser({ email: 'co-that@vi-du.example', passwordHash: await hashPassword('đúng mật khẩu') });
  const refusal = (email: string) => authenticate({ email, password: 'sai' }).catch((error: unknown) => error);
  const [known, unknown] = [await refusal('co-that@vi-du.example'), await refusal('khong-co@vi-du.example')];
  expect(known).toMatchObject({ code: 'invalid_input', reason: 'bad_credentials', field: undefined });
  expect(unknown).toEqual(known);
});

test('a password is stored as salted argon2id, and typed in either Unicode form it is the same', async () => {
  const { createUser } = await import('#tests/support/factories.ts');
  const password = 'Hải Phòng ế ẩm'.normalize('NFC');
  const [hash, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(hash).not.toBe(other);
  const user = await createUser({ email: 'dau@vi-du.example', passwordHash: hash });
  const signIn = (typed: string) => authenticate({ email: 'DAU@vi-du.example', password: typed });
  expect(await signIn(password.normalize('NFD'))).toEqual({ userId: user.id });
  await expect(signIn('hai phong e am')).rejects.toMatchObject({ reason: 'bad_credentials' });
});
