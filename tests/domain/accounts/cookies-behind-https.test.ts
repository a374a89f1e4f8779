import { beforeAll, expect, test } from 'vitest';

/** What production's cookies look like: the environment is set before anything reads it. */
beforeAll(() => {
  process.env.PUBLIC_URL = 'https://de-bai.example';
});

test('behind https the cookies are bound to this host and to https', async () => {
  const { createUser } = await import('#tests/support/factories.ts');
  const { startSession } = await import('#app/http/session.server.ts');
  const { rememberDevice } = await import('#app/http/device.server.ts');
  const { redirectWithToast } = await import('#app/http/toast.server.ts');
  const user = await createUser();
  const asking = new Request('https://de-bai.example/');
  const session = await startSession(asking, { userId: user.id, activeOrganizationId: null });
  const toast = await redirectWithToast(asking, '/', { key: 'accounts:toast.signedOut' });
  for (const [setCookie, name] of [
    [session, '__Host-session'],
    [toast.headers.get('Set-Cookie') ?? '', '__Host-toast'],
    [await rememberDevice(user.email), '__Host-device'],
  ] as const) {
    expect(setCookie.startsWith(`${name}=`)).toBe(true);
    expect(setCookie).toMatch(/; Secure/i);
    expect(setCookie).toMatch(/; HttpOnly/i);
    expect(setCookie).toMatch(/; Path=\/(;|$)/i);
    expect(setCookie).not.toMatch(/Domain=/i);
  }
});
