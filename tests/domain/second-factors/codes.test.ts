import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { beginSecondStep } from '#app/domain/second-factors/begin-second-step.server.ts';
import { confirmWithCode } from '#app/domain/second-factors/confirm-with-code.server.ts';
import { demoTotpSecret } from '#app/domain/second-factors/demo-totp.server.ts';
import { finishSecondStep } from '#app/domain/second-factors/finish-second-step.server.ts';
import { newRecoveryCode, recoveryCodeHash } from '#app/domain/second-factors/recovery-code.server.ts';
import { openSecret, sealSecret } from '#app/domain/second-factors/sealed-secret.server.ts';
import { findDemoCode, findPendingSignIn } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { newTotpSecret, stepOfCode, totpCode } from '#app/domain/second-factors/totp.server.ts';
import { makeRateLimiter } from '#app/http/rate-limit.server.ts';
import { db } from '#db/client.server.ts';
import { pendingSignIns, recoveryCodes, totpCredentials } from '#db/schema/second-factors.ts';
import { createUser } from '#tests/support/factories.ts';

/** A person with an authenticator app of their own. */
async function enrolled(secret = newTotpSecret()) {
  const user = await createUser({ passwordHash: await hashPassword('đèn biển Hòn Dáu') });
  await db.insert(totpCredentials).values({ userId: user.id, sealedSecret: sealSecret(secret, user.id) });
  return { userId: user.id, email: user.email, secret };
}

const codeOf = (secret: string, seconds = 0) => totpCode(secret, new Date(Date.now() + seconds * 1000));
const outcomes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map((each) =>
    each.status === 'fulfilled' ? 'in' : String((each.reason as { reason?: string }).reason),
  );

test('the codes are those of RFC 6238 (appendix B, SHA-1, last six digits)', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const at = (seconds: number) => totpCode(secret, new Date(seconds * 1000));
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(at)).toEqual(['287082', '081804', '005924', '353130']);
});

test('a clock may be off by one step, not by two', () => {
  const secret = newTotpSecret();
  const now = new Date('2026-05-01T00:00:15Z');
  const code = (seconds: number) => totpCode(secret, new Date(now.getTime() + seconds * 1000));
  const step = Math.floor(now.getTime() / 30_000);
  expect([-30, 0, 30].map((seconds) => stepOfCode(secret, code(seconds), now))).toEqual([step - 1, step, step + 1]);
  expect([-60, 60].map((seconds) => stepOfCode(secret, code(seconds), now))).toEqual([null, null]);
});

test('a code works once, also for two who send it at the same moment, and no earlier one after it', async () => {
  const { userId, secret } = await enrolled();
  const code = codeOf(secret);
  const found = await outcomes([1, 2, 3, 4].map(() => confirmWithCode(userId, code)));
  expect(found.sort()).toEqual(['code_used', 'code_used', 'code_used', 'in']);
  await expect(confirmWithCode(userId, codeOf(secret, -30))).rejects.toMatchObject({ reason: 'code_used' });
  expect(await confirmWithCode(userId, codeOf(secret, 30))).toBe('totp');
});

test('people may write spaces into a code; somebody else’s code, or none enrolled, is wrong', async () => {
  const [one, other] = [await enrolled(), await enrolled()];
  const code = codeOf(one.secret);
  await expect(confirmWithCode(other.userId, code)).rejects.toMatchObject({ reason: 'code_wrong', field: 'code' });
  expect(await confirmWithCode(one.userId, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe('totp');
  const nobody = await createUser();
  await expect(confirmWithCode(nobody.id, '000000')).rejects.toMatchObject({ reason: 'code_wrong' });
});

test('a recovery code works once, however it is copied, and only for its owner', async () => {
  const { userId } = await enrolled();
  const code = newRecoveryCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  await db.insert(recoveryCodes).values({ userId, codeHash: recoveryCodeHash(userId, code) });
  const copied = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
  const other = await enrolled();
  await expect(confirmWithCode(other.userId, code)).rejects.toMatchObject({ reason: 'code_wrong' });
  const found = await outcomes([1, 2, 3].map(() => confirmWithCode(userId, copied)));
  expect(found.sort()).toEqual(['code_wrong', 'code_wrong', 'in']);
});

test('a stolen table makes no codes: secrets are sealed, for one account, and a changed byte is noticed', async () => {
  const { userId, secret } = await enrolled();
  const [row] = await db.select().from(totpCredentials).where(eq(totpCredentials.userId, userId));
  const sealed = row?.sealedSecret ?? '';
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(secret);
  expect(openSecret(sealed, userId)).toBe(secret);
  expect(sealSecret(secret, userId)).not.toBe(sealed);
  expect(openSecret(sealed, crypto.randomUUID())).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openSecret(bytes.toString('base64url'), userId)).toBeNull();
  expect(openSecret('', userId)).toBeNull();
});

test('after a right password five codes may be tried, also at once; then the password is asked again', async () => {
  const { userId, secret } = await enrolled();
  const token = await beginSecondStep(userId);
  const wrong = await outcomes(Array.from({ length: 12 }, () => finishSecondStep(token, { code: '000000' })));
  expect(wrong.filter((reason) => reason === 'code_wrong')).toHaveLength(5);
  expect(wrong.filter((reason) => reason === 'sign_in_expired')).toHaveLength(7);
  await expect(finishSecondStep(token, { code: codeOf(secret) })).rejects.toMatchObject({ reason: 'sign_in_expired' });
  expect(await findPendingSignIn(token)).toBeNull();
});

test('a waiting sign-in is used up by success, ends after ten minutes, and is kept as a hash', async () => {
  const { userId, email, secret } = await enrolled();
  const token = await beginSecondStep(userId);
  expect(await findPendingSignIn(token)).toEqual({ userId, email });
  const [row] = await db.select().from(pendingSignIns).where(eq(pendingSignIns.userId, userId));
  expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(row?.id).not.toContain(token);
  expect(await finishSecondStep(token, { code: codeOf(secret) })).toEqual({ userId });
  await expect(finishSecondStep(token, { code: codeOf(secret, 30) })).rejects.toMatchObject({
    reason: 'sign_in_expired',
  });

  const late = await beginSecondStep(userId);
  await db.update(pendingSignIns).set({ expiresAt: new Date(Date.now() - 1000) });
  expect(await findPendingSignIn(late)).toBeNull();
  await expect(finishSecondStep(late, { code: codeOf(secret, 30) })).rejects.toMatchObject({
    reason: 'sign_in_expired',
  });
});

test('who knows the password guesses no code; the owner’s known device still comes in', async () => {
  const count = makeRateLimiter();
  const attempt = (clientAddress: string, knownDevice: string | null = null) =>
    count('secondFactor', { email: 'chu@vi-du.example', clientAddress, knownDevice });
  const onePlace = await outcomes(Array.from({ length: 40 }, () => attempt('198.51.100.9')));
  expect(onePlace.filter((each) => each === 'in')).toHaveLength(5);
  expect(await outcomes([attempt('192.0.2.44')])).toEqual(['in']);
  const manyPlaces = await outcomes(Array.from({ length: 200 }, (_, index) => attempt(`203.0.113.${index}`)));
  expect(manyPlaces.filter((each) => each === 'in')).toHaveLength(24);
  expect(await outcomes([attempt('192.0.2.45'), attempt('192.0.2.45', 'the-owner')])).toEqual([
    'second_factor_limit',
    'in',
  ]);
});

test('only accounts with the demo’s secret are shown their code, and may use it again', async () => {
  const [own, demo] = [await enrolled(), await enrolled(demoTotpSecret)];
  expect(await findDemoCode(own)).toBeNull();
  const code = await findDemoCode(demo);
  expect(code).toMatch(/^\d{6}$/);
  expect(await outcomes([1, 2].map(() => confirmWithCode(demo.userId, code ?? '')))).toEqual(['in', 'in']);
});
