import { expect, test } from 'vitest';
import { unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { optionalActor } from '#app/http/guards.server.ts';
import { startSession } from '#app/http/session.server.ts';
import * as signUp from '#app/routes/auth/sign-up.tsx';
import * as page from '#app/routes/members/invitation.tsx';
import { createActor, createUser } from '#tests/support/factories.ts';

const context = { nonce: '', requestId: 'test', clientAddress: '192.0.2.9' };
const origin = 'http://localhost:3000';

const asking = (path: string, cookie = '', method = 'GET') =>
  new Request(origin + path, { method, headers: { Cookie: cookie }, ...(method === 'POST' ? { body: '' } : {}) });

async function link() {
  const owner = await createActor();
  const user = await createUser();
  const { token } = await inviteMember(owner, { email: user.email, roles: ['member'], message: '' });
  return { owner, user, token, path: `/loi-moi/${token}` };
}

const cookieOf = async (userId: string) =>
  (await startSession(asking('/'), { userId, activeOrganizationId: null })).split(';')[0] ?? '';

test('reading a link consumes nothing; accepting joins and acts for the organisation at once', async () => {
  const { owner, user, token, path } = await link();
  const cookie = await cookieOf(user.id);
  const read = () => page.loader({ request: asking(path, cookie), params: { token }, context });
  await read();
  expect((await read()).data).toMatchObject({ own: { same: true }, offer: { email: user.email } });
  const answer = await page.action({ request: asking(path, cookie, 'POST'), params: { token }, context });
  expect(answer.headers.get('Location')).toBe('/viec-can-lam');
  expect(await optionalActor(asking('/', cookie))).toMatchObject({ organizationId: owner.organizationId });
  expect((await read()).init?.status).toBe(404);
});

test('under another address nothing is joined and nothing used up', async () => {
  const { token, path } = await link();
  const stranger = await createActor();
  const cookie = await cookieOf(stranger.userId);
  const read = await page.loader({ request: asking(path, cookie), params: { token }, context });
  expect(read.data).toMatchObject({ own: { email: stranger.email, same: false } });
  await page.action({ request: asking(path, cookie, 'POST'), params: { token }, context });
  expect(await unsafeFindInvitation(token)).not.toBeNull();
  expect(await optionalActor(asking('/', cookie))).toBeNull();
});

test('signed out it asks to sign in and comes back; the answer is the same for addresses with and without account', async () => {
  const { owner, token, path } = await link();
  const refusal = await page.action({ request: asking(path, '', 'POST'), params: { token }, context }).catch((r) => r);
  expect(refusal.headers.get('Location')).toMatch(/^\/dang-nhap/);
  const unknown = await inviteMember(owner, { email: 'chua-co@vi-du.example', roles: ['member'], message: '' });
  const [known, other] = await Promise.all(
    [token, unknown.token].map((each) =>
      page.loader({ request: asking(`/loi-moi/${each}`), params: { token: each }, context }),
    ),
  );
  const shape = (view: typeof known) => ({ own: view?.data.own, keys: Object.keys(view?.data.offer ?? {}) });
  expect(shape(known)).toEqual(shape(other));
});

test('what opens nothing is one page, and guessing ends', async () => {
  const guess = () =>
    page.loader({ request: asking('/loi-moi/doan'), params: { token: 'doan' }, context }).then(
      (answer) => answer.init?.status,
      (error) => error.code,
    );
  expect(await guess()).toBe(404);
  for (let tries = 1; tries < 60; tries += 1) await guess();
  expect(await guess()).toBe('too_many_requests');
});

test('whoever has no account makes one through the link, is signed in, and comes back to answer', async () => {
  const owner = await createActor();
  const email = 'nguoi-moi-toanh@vi-du.example';
  const { token } = await inviteMember(owner, { email, roles: ['member'], message: '' });
  const path = `/dang-ky?invitation=${token}`;
  expect(await signUp.loader({ request: asking(path), params: {}, context })).toMatchObject({ invitation: { email } });
  const send = (address: string, invitation = token) =>
    signUp.action({
      request: new Request(origin + path, {
        method: 'POST',
        body: new URLSearchParams({
          email: address,
          displayName: 'Lê Chân',
          password: 'cua bien Nam Trieu 1288',
          acceptTerms: 'on',
          invitation,
        }),
      }),
      params: {},
      context: { ...context, clientAddress: '192.0.2.77' },
    }) as Promise<Response>;
  const ordinary = await send('nguoi-khac@vi-du.example');
  expect(ordinary.headers.get('Location')).toBe('/xac-nhan-thu');
  const made = await send(email);
  expect(made.headers.get('Location')).toBe(`/loi-moi/${token}`);
  const cookie = made.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const read = await page.loader({ request: asking(`/loi-moi/${token}`, cookie), params: { token }, context });
  expect(read.data).toMatchObject({ own: { email, same: true } });
  const again = await send(email);
  expect(again.headers.get('Location'), 'with an account it is the answer of every sign-up').toBe('/xac-nhan-thu');
  const back = await signUp.loader({ request: asking(path, cookie), params: {}, context }).catch((thrown) => thrown);
  expect(back.headers.get('Location')).toBe(`/loi-moi/${token}`);
});

test('a link that opens nothing leads to the ordinary sign-up', async () => {
  const view = await signUp.loader({
    request: asking('/dang-ky?invitation=khong-co'),
    params: {},
    context: { ...context, clientAddress: '192.0.2.78' },
  });
  expect(view).toMatchObject({ invitation: null });
});
