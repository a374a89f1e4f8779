import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { optionalActor, requireActor } from '#app/http/guards.server.ts';
import { endSession, readSession, startSession } from '#app/http/session.server.ts';
import { handlers } from '#app/jobs/handlers/index.ts';
import { db } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { sessions } from '#db/schema/sessions.ts';
import { createActor, createUser } from '#tests/support/factories.ts';

const day = 24 * 60 * 60 * 1_000;

function asking(cookie?: string, path = '/viec-can-lam'): Request {
  return new Request(`http://localhost:3000${path}`, cookie ? { headers: { Cookie: cookie } } : {});
}

/** The `name=value` that a browser would send back. */
const sent = (setCookie: string) => setCookie.split(';')[0] ?? '';
const tokenOf = (setCookie: string) => sent(setCookie).split('=')[1] ?? '';

async function signedIn() {
  const actor = await createActor();
  const setCookie = await startSession(asking(), {
    userId: actor.userId,
    activeOrganizationId: actor.organizationId,
    withSecondFactor: true,
  });
  return { actor, setCookie, cookie: sent(setCookie), token: tokenOf(setCookie) };
}

const rowsOf = (userId: string) => db.select().from(sessions).where(eq(sessions.userId, userId));

test('the cookie is out of reach of scripts and of other sites', async () => {
  const { setCookie } = await signedIn();
  expect(setCookie).toMatch(/; HttpOnly/i);
  expect(setCookie).toMatch(/; SameSite=Lax/i);
  expect(setCookie).toMatch(/; Path=\/(;|$)/i);
  expect(setCookie).not.toMatch(/; Domain=/i);
});

test('a stolen copy of the table opens no session', async () => {
  const { actor, cookie, token } = await signedIn();
  expect(await optionalActor(asking(cookie))).toEqual(actor);
  const [row] = await rowsOf(actor.userId);
  expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await readSession(asking(`session=${row?.id}`))).toBeNull();
});

test('signing in gives a new id and ends the one the browser came with', async () => {
  const { actor, cookie } = await signedIn();
  const again = await startSession(asking(cookie), { userId: actor.userId, activeOrganizationId: null });
  expect(sent(again)).not.toBe(cookie);
  expect(await readSession(asking(cookie))).toBeNull();
  expect(await readSession(asking(sent(again)))).toEqual({
    userId: actor.userId,
    publicId: (await rowsOf(actor.userId))[0]?.publicId,
    emailVerified: true,
    activeOrganizationId: null,
    secondFactor: 'none',
  });
});

test('an id that somebody planted before signing in is worth nothing after it', async () => {
  const planted = 'session=plantedplantedplantedplantedplantedplanted';
  const actor = await createActor();
  const setCookie = await startSession(asking(planted), { userId: actor.userId, activeOrganizationId: null });
  expect(sent(setCookie)).not.toBe(planted);
  expect(await readSession(asking(planted))).toBeNull();
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const { actor, cookie } = await signedIn();
  const blank = await endSession(asking(cookie));
  expect(blank).toMatch(/Max-Age=0/i);
  expect(await rowsOf(actor.userId)).toEqual([]);
  expect(await readSession(asking(cookie))).toBeNull();
});

test('a session past its end is dead, and its row goes', async () => {
  const { actor, cookie } = await signedIn();
  await db
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(eq(sessions.userId, actor.userId));
  expect(await readSession(asking(cookie))).toBeNull();
  expect(await rowsOf(actor.userId)).toEqual([]);
});

test('sessions nobody came back to are cleared away, others stay', async () => {
  const [gone, alive] = [await signedIn(), await signedIn()];
  await db
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(eq(sessions.userId, gone.actor.userId));
  await handlers['delete-expired-sessions']?.({});
  expect(await rowsOf(gone.actor.userId)).toEqual([]);
  expect(await rowsOf(alive.actor.userId)).toHaveLength(1);
});

test('a session is renewed in its second half, not in its first', async () => {
  const { actor, cookie } = await signedIn();
  const leave = (days: number) =>
    db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() + days * day) })
      .where(eq(sessions.userId, actor.userId));
  const daysLeft = async () =>
    Math.round((((await rowsOf(actor.userId))[0]?.expiresAt.getTime() ?? 0) - Date.now()) / day);

  await leave(16);
  await readSession(asking(cookie));
  expect(await daysLeft()).toBe(16);
  await leave(14);
  await readSession(asking(cookie));
  expect(await daysLeft()).toBe(30);
});

test('a membership taken away ends acting for the organisation at once', async () => {
  const { actor, cookie } = await signedIn();
  await db.delete(memberships).where(eq(memberships.userId, actor.userId));
  expect(await optionalActor(asking(cookie))).toBeNull();
  expect(await redirectOf(requireActor(asking(cookie)))).toBe('/to-chuc?next=%2Fviec-can-lam');
});

test('somebody signed out is sent to sign in and back, in the language of the page', async () => {
  expect(await redirectOf(requireActor(asking(undefined, '/hop-dong?trang=2')))).toBe(
    '/dang-nhap?next=%2Fhop-dong%3Ftrang%3D2',
  );
  expect(await redirectOf(requireActor(asking(undefined, '/en/hop-dong')))).toBe('/en/dang-nhap?next=%2Fen%2Fhop-dong');
  expect(await redirectOf(requireActor(asking('session=nonsense')))).toBe('/dang-nhap?next=%2Fviec-can-lam');
});

test('after a form that came too late, the person goes back to the page it stood on', async () => {
  const post = (headers: Record<string, string>) =>
    new Request('http://localhost:3000/de-bai/HP-1/giai-phap', { method: 'POST', headers });
  expect(await redirectOf(requireActor(post({ Referer: 'http://localhost:3000/de-bai/HP-1' })))).toBe(
    '/dang-nhap?next=%2Fde-bai%2FHP-1',
  );
  expect(await redirectOf(requireActor(post({ Referer: 'https://evil.example/x' })))).toBe('/dang-nhap');
});

test('a person without an organisation acts for nobody', async () => {
  const user = await createUser();
  const setCookie = await startSession(asking(), { userId: user.id, activeOrganizationId: null });
  expect(await optionalActor(asking(sent(setCookie)))).toBeNull();
});

async function redirectOf(guarded: Promise<unknown>): Promise<string | null> {
  const thrown = await guarded.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error('no redirect was thrown');
  expect(thrown.status).toBe(302);
  return thrown.headers.get('Location');
}
