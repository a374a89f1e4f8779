import { expect, test } from 'vitest';
import { type DomainError, errorCodes } from '#app/domain/kernel/errors.ts';
import { type RequestFrame, withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { type Attempt, type LimitName, limitNames, makeRateLimiter } from '#app/http/rate-limit.server.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { db } from '#db/client.server.ts';
import { rateLimits } from '#db/schema/rate-limits.ts';

/** Each limiter is what one process has; the rows are what they share. */
const passes = (limiter: ReturnType<typeof makeRateLimiter>, name: LimitName, attempt: Attempt, count = 1) =>
  limiter(name, attempt, count).then(
    () => true,
    (error: DomainError) => {
      expect(errorCodes).toContain(error.code);
      expect(error.retryAfterSeconds).toBeGreaterThan(0);
      return false;
    },
  );

async function howMany(
  limiters: ReturnType<typeof makeRateLimiter>[],
  name: LimitName,
  attempt: Attempt,
  tries: number,
) {
  const answers = [];
  for (let each = 0; each < tries; each += 1) {
    const limiter = limiters[each % limiters.length];
    if (limiter) answers.push(await passes(limiter, name, attempt));
  }
  return answers.filter(Boolean).length;
}

test.each(limitNames)('whoever meets the limit of %s reads in both languages when to try again', (name) => {
  const key = `reason.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_limit`;
  for (const lang of ['vi', 'en'] as const)
    expect(getLookup(lang).first([`errors:${key}`], { at: '17:00 25/12/2026' })).toContain('17:00 25/12/2026');
});

test('asking for a new password from one place ends, for every process, and stays open elsewhere', async () => {
  const processes = [makeRateLimiter(), makeRateLimiter()];
  const email = 'quen@vi-du.example';
  expect(await howMany(processes, 'resetPassword', { email, clientAddress: '192.0.2.1' }, 12)).toBe(5);
  expect(await passes(makeRateLimiter(), 'resetPassword', { email, clientAddress: '192.0.2.2' })).toBe(true);
});

test('invitations are counted by who sends them and by organisation', async () => {
  const limiter = makeRateLimiter();
  const sender = {
    userId: 'a0000000-0000-7000-8000-000000000001',
    organizationId: 'a0000000-0000-7000-8000-000000000002',
  };
  expect(await passes(limiter, 'invite', sender, 60)).toBe(true);
  expect(await passes(limiter, 'invite', sender)).toBe(false);
  expect(await passes(limiter, 'invite', { ...sender, userId: 'a0000000-0000-7000-8000-000000000003' })).toBe(true);
});

test('the first searches of a network cost no query; a machine is refused in the end, by all processes together', async () => {
  const attempt = { clientAddress: '192.0.2.77' };
  const [one, two] = [makeRateLimiter(), makeRateLimiter()];
  expect(await howMany([one], 'search', attempt, 60)).toBe(60);
  const rows = await db.select().from(rateLimits);
  expect(rows.filter(({ key }) => key.startsWith('search'))).toEqual([]);
  expect(await howMany([one, two], 'search', attempt, 1_000)).toBe(660);
});

test('a refusal tells the frame of its request when to come again', async () => {
  const frame: RequestFrame = { origin: { source: 'web', ip: null, device: null, requestId: null, session: null } };
  const limiter = makeRateLimiter();
  await withinFrame(frame, () => howMany([limiter], 'contact', { clientAddress: '192.0.2.9' }, 11));
  expect(frame.retryAfterSeconds).toBeGreaterThan(3_500);
});
