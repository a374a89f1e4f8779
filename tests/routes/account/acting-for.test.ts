import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { actingFor } from '#app/domain/kernel/actor.ts';
import { invalid, parseForm } from '#app/http/forms.server.ts';
import { setActiveOrganization, startSession } from '#app/http/session.server.ts';
import * as newChallenge from '#app/routes/sponsor/challenge-new.tsx';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { createActor, createUser } from '#tests/support/factories.ts';

/** A form opened for one organisation does nothing for another that the person switched to meanwhile. */
const context = { nonce: '', requestId: 'test', clientAddress: '' };
const title = 'Đề bài của đơn vị thứ nhất';
let first: string;
let second: string;
let cookie: string;

const asking = (fields?: Record<string, string>) =>
  new Request('http://localhost:3000/don-vi/de-bai/moi', {
    headers: { Cookie: cookie },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });

beforeEach(async () => {
  const user = await createUser();
  first = (await createActor({ user })).organizationId;
  second = (await createActor({ user })).organizationId;
  const setCookie = await startSession(new Request('http://localhost:3000/'), {
    userId: user.id,
    activeOrganizationId: first,
    withSecondFactor: true,
  });
  cookie = setCookie.split(';')[0] ?? '';
});

const send = (opened: string) =>
  newChallenge.action({
    request: asking({ [actingFor]: opened, title, field: 'seaport', kind: 'pilot' }),
    params: {},
    context,
  });

test('a form of the organisation one still acts for goes through', async () => {
  expect(await send(first)).toMatchObject({ status: 302 });
});

test('after a switch in another tab it is refused with everything that was typed, and nothing is written', async () => {
  await setActiveOrganization(asking(), second);
  const before = await db.$count(challenges);
  const answer = (await send(first)) as ReturnType<typeof invalid>;
  expect(answer.init?.status).toBe(422);
  expect(answer.data.error).toEqual({ '': ['reason.acting_for_changed'] });
  expect(answer.data.initialValue).toMatchObject({ title, [actingFor]: first });
  expect(await db.$count(challenges)).toBe(before);

  await setActiveOrganization(asking(), first);
  expect(await send(first)).toMatchObject({ status: 302 });
});

test('what is wrong with the form does not hide for whom it was meant', async () => {
  await setActiveOrganization(asking(), second);
  const submission = await parseForm(asking({ [actingFor]: first, title: '' }), z.object({ title: z.string().min(3) }));
  expect(invalid(submission).data.error).toMatchObject({ '': ['reason.acting_for_changed'] });
});

test('signed out meanwhile, nothing passes either', async () => {
  cookie = '';
  const submission = await parseForm(asking({ [actingFor]: first }), z.object({}));
  expect(submission.status).toBe('error');
});
