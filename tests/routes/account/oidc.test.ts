import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { env } from '#app/env.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import * as firstTime from '#app/routes/auth/oidc-first-time.tsx';
import * as comeBack from '#app/routes/auth/oidc-return.tsx';
import * as start from '#app/routes/auth/oidc-start.ts';
import { providerClient, startIdentityProvider } from '#tests/support/browser/identity-provider.ts';
import { createUser } from '#tests/support/factories.ts';

/** The routes against a real provider, with the requests a browser sends to both. */
const site = 'http://localhost:3000';
const password = 'đèn biển Long Châu 1894';
let server: Server;
let issuer = '';

beforeAll(async () => {
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  ({ issuer, server } = await startIdentityProvider(0, `${site}/dang-nhap/oidc/tra-ve`));
  const label = { vi: 'Định danh thử', en: 'Test identity' };
  Object.assign(env, {
    oidc: { issuer, clientId: providerClient.id, clientSecret: providerClient.secret, label, trustMfa: false },
  });
});
afterAll(() => void server.close());

/** A browser: cookies of the site and of the provider, and where it stands. */
class Browser {
  readonly jar = new Map<string, string>();

  get cookie() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(headers: Headers) {
    for (const each of headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const at = pair.indexOf('=');
      this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  ask(path: string, fields?: Record<string, string>): Request {
    const body = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
    return new Request(site + path, { ...body, headers: { Cookie: this.cookie } });
  }

  /** Runs a route's function; what it throws is its answer too. */
  async run(route: (args: never) => unknown, path: string, fields?: Record<string, string>) {
    const context = { nonce: '', requestId: 'test', clientAddress: '203.0.113.7' };
    const args = { request: this.ask(path, fields), params: {}, context };
    const answer = await Promise.resolve(route(args as never)).catch((thrown: unknown) => thrown);
    if (!(answer instanceof Response)) return { location: null, data: answer as Record<string, unknown> };
    this.keep(answer.headers);
    return { location: answer.headers.get('Location'), data: {} as Record<string, unknown> };
  }

  async begin(): Promise<string> {
    return (await this.run(start.loader, '/dang-nhap/oidc')).location ?? '';
  }

  /** At the provider, with its pages: signs in and agrees, or leaves. @returns where it sends the browser back to */
  async atProvider(address: string, login: string, agrees = true): Promise<string> {
    const jar = new Browser();
    let next = address;
    let fields: Record<string, string> | null = null;
    for (let step = 0; step < 12; step += 1) {
      if (next.startsWith(site)) return next.slice(site.length);
      const body = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
      const answer: Response = await fetch(next, { ...body, redirect: 'manual', headers: { Cookie: jar.cookie } });
      jar.keep(answer.headers);
      const text = await answer.text();
      const location = answer.headers.get('Location');
      fields = null;
      if (location) {
        next = new URL(location, next).href;
        continue;
      }
      const abort = /href="([^"]*\/abort)"/.exec(text)?.[1];
      if (!agrees && abort) {
        next = new URL(abort, next).href;
        continue;
      }
      next = new URL(/action="([^"]+)"/.exec(text)?.[1] ?? '', next).href;
      fields = text.includes('value="login"') ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' };
    }
    throw new Error(`the provider does not send back: ${next}`);
  }

  async comes(login: string): Promise<string | null> {
    return this.returns(await this.atProvider(await this.begin(), login));
  }

  async returns(path: string): Promise<string | null> {
    return (await this.run(comeBack.loader, path)).location;
  }

  person() {
    return optionalPerson(this.ask('/'));
  }
}

const says = (problem: string) => `/dang-nhap/oidc/tra-ve?van-de=${problem}`;
const first = '/dang-nhap/oidc/lan-dau';

test('the first time makes an account, the second finds it', async () => {
  const browser = new Browser();
  expect(await browser.comes('hoa@vi-du.example')).toBe(first);
  const { data } = await browser.run(firstTime.loader, first);
  expect(data).toMatchObject({ way: 'new', email: 'hoa@vi-du.example', displayName: 'Nguyễn Thị Hoa Phượng' });
  const made = await browser.run(firstTime.action, first, { displayName: 'Hoa', acceptTerms: 'on' });
  expect(made.location).toBe('/viec-can-lam');
  expect(await browser.person()).toMatchObject({ email: 'hoa@vi-du.example', displayName: 'Hoa' });
  const later = new Browser();
  expect(await later.comes('hoa@vi-du.example')).toBe('/viec-can-lam');
  expect((await later.person())?.userId).toBe((await browser.person())?.userId);
});

test('an account that is there is linked only after its own password', async () => {
  const { id, email } = await createUser({ passwordHash: await hashPassword(password) });
  const browser = new Browser();
  expect(await browser.comes(email)).toBe(first);
  expect((await browser.run(firstTime.loader, first)).data).toMatchObject({ way: 'link' });
  expect((await browser.run(firstTime.action, first, { password: 'sai mật khẩu' })).location).toBeNull();
  expect(await browser.person()).toBeNull();
  expect((await browser.run(firstTime.action, first, { password })).location).toBe('/viec-can-lam');
  expect(await browser.person()).toMatchObject({ userId: id });
});

test('an address that is not verified, or none, leads nowhere', async () => {
  for (const login of ['unverified@vi-du.example', 'khong-co-thu']) {
    const browser = new Browser();
    expect(await browser.comes(login)).toBe(first);
    expect((await browser.run(firstTime.loader, first)).data).toMatchObject({ way: 'unproved' });
  }
});

test('who says no there is told kindly', async () => {
  const browser = new Browser();
  expect(await browser.returns(await browser.atProvider(await browser.begin(), 'x', false))).toBe(says('refused'));
});

test('a way back works once, in its own browser, with its own state and code', async () => {
  const [browser, other] = [new Browser(), new Browser()];
  const back = await browser.atProvider(await browser.begin(), 'mot-lan');
  expect(await other.returns(back)).toBe(says('expired'));
  const strange = new URL(back, site);
  strange.searchParams.set('state', 'x');
  expect(await browser.returns(strange.pathname + strange.search)).toBe(says('expired'));
  await browser.begin(); // the cookie of that try is gone: a wrong state ended it
  expect(await browser.returns(back)).toBe(says('expired'));
});

test('a code or an issuer that is not of this flow is refused', async () => {
  for (const [name, value] of [
    ['code', 'x'],
    ['iss', 'https://other.example'],
  ] as const) {
    const browser = new Browser();
    const back = new URL(await browser.atProvider(await browser.begin(), 'sai'), site);
    back.searchParams.set(name, value);
    expect(await browser.returns(back.pathname + back.search)).toBe(says('wrong'));
  }
});

test('an ID token with another nonce is refused', async () => {
  const browser = new Browser();
  const address = new URL(await browser.begin());
  address.searchParams.set('nonce', 'another');
  expect(await browser.returns(await browser.atProvider(address.href, 'nonce'))).toBe(says('wrong'));
});
