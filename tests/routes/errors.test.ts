import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError, type ErrorCode, errorCodes } from '#app/domain/kernel/errors.ts';
import { translateErrors } from '#app/http/errors.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';

const reported: unknown[] = [];

/** A build of one route, as the server wraps it. */
async function answerOf(work: () => unknown, part: 'loader' | 'action' = 'loader'): Promise<unknown> {
  reported.length = 0;
  const build = {
    entry: { module: { default: () => {}, handleError: (error: unknown) => void reported.push(error) } },
    routes: { 'routes/x': { id: 'routes/x', path: 'x', module: { default: () => null, [part]: work } } },
  } as unknown as ServerBuild;
  const handler = translateErrors(build).routes['routes/x']?.module[part];
  const args = {
    request: new Request('http://localhost:3000/x'),
    params: {},
    context: { nonce: '', requestId: 'id-of-request', clientAddress: '' },
  } satisfies LoaderFunctionArgs;
  return Promise.resolve(handler?.(args)).catch((thrown: unknown) => thrown);
}

const throwing = (error: unknown) => () => {
  throw error;
};

async function statusAndBody(answer: unknown) {
  if (!(answer instanceof Response)) throw new Error('not a Response');
  return { status: answer.status, body: await answer.json() };
}

const expected: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  stale_state: 409,
  invalid_input: 422,
  conflict: 409,
  deadline_passed: 409,
  idempotency_mismatch: 422,
  insufficient_funds: 409,
  unavailable: 503,
  too_many_requests: 429,
};

test.each(errorCodes)('%s has its status, in loaders and actions', async (code) => {
  for (const part of ['loader', 'action'] as const) {
    const answer = await answerOf(throwing(new DomainError(code, { reason: 'vi_sao' })), part);
    expect(await statusAndBody(answer)).toEqual({
      status: expected[code],
      body: { code, reason: 'vi_sao', requestId: 'id-of-request' },
    });
  }
});

test('a declared failure of another copy of the class is known by its shape', async () => {
  const foreign = Object.assign(new Error('not_found'), { name: 'DomainError', code: 'not_found' });
  expect((await statusAndBody(await answerOf(throwing(foreign)))).status).toBe(404);
  const strange = Object.assign(new Error('x'), { name: 'DomainError', code: 'no_such_code' });
  expect((await statusAndBody(await answerOf(throwing(strange)))).status).toBe(500);
});

test('a malformed id in an address names nothing', async () => {
  const lookUp = (id: string) => () => db.select().from(users).where(eq(users.id, id));
  expect((await statusAndBody(await answerOf(lookUp("1' or '1'='1")))).status).toBe(404);
  expect(
    (await statusAndBody(await answerOf(() => db.select().from(users).where(eq(users.email, 'a\0b'))))).status,
  ).toBe(422);
});

test('a database that cannot be reached is 503, and whoever runs the site reads of it', async () => {
  const nowhere = postgres('postgres://x:x@127.0.0.1:1/x', { connect_timeout: 1, max: 1, onnotice: () => {} });
  const answer = await answerOf(() => nowhere`select 1`);
  await nowhere.end({ timeout: 0 });
  expect((await statusAndBody(answer)).status).toBe(503);
  expect((answer as Response).headers.get('Retry-After')).toBe('5');
  expect(reported).toHaveLength(1);
});

test('a defect says nothing of itself but an id, and is logged', async () => {
  const defect = new TypeError('secret detail of the inside');
  const { status, body } = await statusAndBody(await answerOf(throwing(defect)));
  expect(status).toBe(500);
  expect(body).toEqual({ code: 'unexpected', reason: null, requestId: 'id-of-request' });
  expect(reported).toEqual([defect]);
});

test('what is no error passes untouched', async () => {
  const away = redirect('/dang-nhap');
  expect(await answerOf(throwing(away))).toBe(away);
  const teapot = data({ x: 1 }, { status: 418 });
  expect(await answerOf(throwing(teapot))).toBe(teapot);
  expect(await answerOf(() => ({ x: 1 }))).toEqual({ x: 1 });
  expect(reported).toEqual([]);
});

const schema = z.object({ title: z.string().max(5), note: z.string().optional() });

const form = (fields: [string, string][]) =>
  new Request('http://localhost:3000/x', { method: 'POST', body: new URLSearchParams(fields) });

async function refused(fields: [string, string][]) {
  const submission = await parseForm(form(fields), schema);
  if (submission.status === 'success') throw new Error('the form was right');
  return invalid(submission, { hide: ['note'] });
}

test('a wrong form comes back with everything typed but what is hidden', async () => {
  const answer = await refused([
    ['title', 'quá dài rồi'],
    ['note', 'bí mật'],
  ]);
  expect(answer.init?.status).toBe(422);
  expect(answer.data.initialValue).toEqual({ title: 'quá dài rồi' });
  expect(answer.data.error).toEqual({ title: ['form.tooLong|{"max":"5"}'] });
});

test('a refusal of the use case comes back beside its field or above the form; what does not exist is thrown', async () => {
  const submission = await parseForm(form([['title', 'vừa']]), schema);
  const answer = (error: unknown) => failed(submission, error);
  expect(answer(new DomainError('conflict', { field: 'title' }))).toMatchObject({
    data: { error: { title: ['code.conflict'] }, initialValue: { title: 'vừa' } },
    init: { status: 409 },
  });
  expect(answer(new DomainError('invalid_input', { reason: 'reason_required' }))).toMatchObject({
    data: { error: { '': ['reason.reason_required'] } },
    init: { status: 422 },
  });
  expect(answer(new DomainError('stale_state', { reason: 'challenge.publish' }))).toMatchObject({
    data: { error: { '': ['code.stale_state'] } },
    init: { status: 409 },
  });
  expect(() => answer(new DomainError('not_found'))).toThrow('not_found');
  const defect = new TypeError('x');
  expect(() => answer(defect)).toThrow(defect);
});

test('bodies that no page of ours sends are refused before they cost anything', async () => {
  const unreadable = { code: 'invalid_input', reason: 'unreadable_form' };
  const parsing = (request: Request) => parseForm(request, schema);
  await expect(parsing(form([['x[4000000000].y', '1']]))).rejects.toMatchObject(unreadable);
  await expect(parsing(form([['__proto__.polluted', '1']]))).rejects.toMatchObject(unreadable);
  await expect(parsing(form(Array.from({ length: 2_001 }, (_, index) => [`f${index}`, '1'])))).rejects.toMatchObject(
    unreadable,
  );
  await expect(parsing(form([['title', 'x'.repeat(2_100_000)]]))).rejects.toMatchObject(unreadable);
  const json = new Request('http://localhost:3000/x', {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  });
  await expect(parsing(json)).rejects.toMatchObject(unreadable);
  const broken = new Request('http://localhost:3000/x', {
    method: 'POST',
    body: '--no-such-boundary',
    headers: { 'Content-Type': 'multipart/form-data; boundary=zzz' },
  });
  await expect(parsing(broken)).rejects.toMatchObject(unreadable);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
