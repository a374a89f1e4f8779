import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import * as forgot from '#app/routes/auth/forgot-password.tsx';
import * as signIn from '#app/routes/auth/sign-in.tsx';
import * as signUp from '#app/routes/auth/sign-up.tsx';
import * as pending from '#app/routes/auth/verify-pending.tsx';
import { createUser } from '#tests/support/factories.ts';

/** S18: no answer, and not the time it takes, tells whether an address has an account. */
const password = 'cua bien Nam Trieu 1288';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

let count = 0;

const doors = {
  'sign-in': { route: signIn, path: '/dang-nhap', fields: { password: 'khong phai mat khau' } },
  'sign-up': { route: signUp, path: '/dang-ky', fields: { password, displayName: 'Lê Chân', acceptTerms: 'on' } },
  'forgotten password': { route: forgot, path: '/quen-mat-khau', fields: {} },
  'verification mail': { route: pending, path: '/xac-nhan-thu', fields: {} },
} as const;

async function knock({ route, path, fields }: (typeof doors)[keyof typeof doors], email: string) {
  count += 1;
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: new URLSearchParams({ email, ...fields }),
  });
  const context = { nonce: '', requestId: 'test', clientAddress: `198.51.${Math.floor(count / 250)}.${count % 250}` };
  const begun = performance.now();
  const answer = await route.action({ request, params: {}, context });
  const ms = performance.now() - begun;
  if (answer instanceof Response) {
    const [cookie = ''] = answer.headers.getSetCookie();
    return { ms, said: [answer.status, answer.headers.get('Location'), cookie.split('=')[0], await answer.text()] };
  }
  const { initialValue, ...result } = answer.data;
  return { ms, said: [answer.init?.status, JSON.stringify(result)] };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe.each(Object.entries(doors))('%s', (name, door) => {
  test('says the same in the same time of addresses with and without an account', { timeout: 60_000 }, async () => {
    // The one door that answers as soon as it can needs more of them for its median to stand still.
    const rounds = name === 'sign-in' ? 41 : 9;
    const times = { known: [] as number[], unknown: [] as number[] };
    const warm = await createUser({ passwordHash });
    await knock(door, warm.email);
    for (let round = 0; round < rounds; round += 1) {
      const { email } = await createUser({ passwordHash });
      const known = await knock(door, email);
      const unknown = await knock(door, `khong-co-${name.replaceAll(' ', '-')}-${round}@vi-du.example`);
      expect(unknown.said).toEqual(known.said);
      times.known.push(known.ms);
      times.unknown.push(unknown.ms);
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    expect(Math.abs(known - unknown), `${known} ms and ${unknown} ms`).toBeLessThan(0.35 * Math.max(known, unknown));
  });
});
