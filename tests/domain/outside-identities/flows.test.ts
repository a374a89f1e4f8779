import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { beginFlow } from '#app/domain/outside-identities/begin-flow.server.ts';
import { linkIdentity } from '#app/domain/outside-identities/link-identity.server.ts';
import { makeOutsideAccount } from '#app/domain/outside-identities/make-outside-account.server.ts';
import { findArrival, identitiesOf } from '#app/domain/outside-identities/outside-identity.queries.server.ts';
import { rememberArrival } from '#app/domain/outside-identities/remember-arrival.server.ts';
import { signInOutside } from '#app/domain/outside-identities/sign-in-outside.server.ts';
import { takeFlow } from '#app/domain/outside-identities/take-flow.server.ts';
import { unlinkIdentity } from '#app/domain/outside-identities/unlink-identity.server.ts';
import { tokenHash } from '#app/domain/second-factors/token.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { outsideArrivals, outsideFlows } from '#db/schema/outside-identities.ts';
import { createUser } from '#tests/support/factories.ts';

const issuer = process.env.OIDC_ISSUER ?? '';
const password = 'đèn biển Hòn Dáu';
const who = (subject: string, email: string | null = `${subject}@vi-du.example`, emailVerified = true) => ({
  ...{ issuer, subject, email, emailVerified },
  displayName: 'Người mới',
  secondFactor: false,
});
const arrive = (...args: Parameters<typeof who>) => rememberArrival(who(...args), '/viec-can-lam');
const named = { displayName: 'Người mới', locale: 'vi' } as const;

async function holderWith(given = password) {
  const user = await createUser({ passwordHash: await hashPassword(given) });
  const { email, displayName, locale } = user;
  return { userId: user.id, email, displayName, locale, secondFactor: 'none' as const };
}

test('a flow is good once, in the browser that began it, also for two returns at the same moment', async () => {
  const { state, nonce, codeVerifier } = await beginFlow({ userId: null, next: '/x' });
  expect(await takeFlow(state, null)).toBeNull();
  expect(await takeFlow(state, 'another')).toBeNull();
  expect(await takeFlow(null, state)).toBeNull();
  const taken = await Promise.all([1, 2, 3].map(() => takeFlow(state, state)));
  expect(taken.filter(Boolean)).toMatchObject([{ nonce, codeVerifier, next: '/x' }]);
});

test('a flow ends after ten minutes, and the table does not know its state', async () => {
  const { state } = await beginFlow({ userId: null, next: '/x' });
  const rows = await db.select().from(outsideFlows);
  expect(JSON.stringify(rows)).not.toContain(state);
  await db
    .update(outsideFlows)
    .set({ expiresAt: sql`${outsideFlows.expiresAt} - interval '10 minutes'` })
    .where(eq(outsideFlows.id, tokenHash(state)));
  expect(await takeFlow(state, state)).toBeNull();
});

test('a verified address makes one account, however often it is asked for; the identity then finds it', async () => {
  const token = await arrive('a');
  expect(await findArrival(token)).toMatchObject({ way: 'new' });
  const made = await Promise.allSettled([1, 2].map(() => makeOutsideAccount(token, named)));
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [user] = await db.select().from(users).where(eq(users.email, 'a@vi-du.example'));
  expect(user).toMatchObject({ passwordHash: '!', displayName: 'Người mới' });
  expect(user?.emailVerifiedAt).not.toBeNull();
  expect(await signInOutside({ issuer, subject: 'a' })).toMatchObject({ userId: user?.id });
  expect(await signInOutside({ issuer: 'https://other.example', subject: 'a' })).toBeNull();
});

test('an address that is not verified, or none, makes nothing and tells of nobody', async () => {
  const { email } = await holderWith();
  for (const token of [await arrive('b', email, false), await arrive('c', null)]) {
    expect(await findArrival(token)).toMatchObject({ way: 'unproved' });
    await expect(makeOutsideAccount(token, named)).rejects.toMatchObject({ reason: 'outside_email' });
  }
});

test('an account that is there is linked by its own password only', async () => {
  const holder = await holderWith();
  const token = await arrive('d', holder.email);
  expect(await findArrival(token)).toMatchObject({ way: 'link' });
  await expect(makeOutsideAccount(token, named)).rejects.toMatchObject({ reason: 'outside_taken' });
  await expect(linkIdentity(token, holder, 'sai')).rejects.toMatchObject({ reason: 'password_wrong' });
  expect(await signInOutside({ issuer, subject: 'd' })).toBeNull();
  await linkIdentity(token, holder, password);
  expect(await signInOutside({ issuer, subject: 'd' })).toMatchObject({ userId: holder.userId });
  await expect(linkIdentity(token, holder, password)).rejects.toMatchObject({ reason: 'outside_expired' });
});

test('an identity has one account', async () => {
  const [one, other] = [await holderWith(), await holderWith()];
  const tokens = [await arrive('e'), await arrive('e')];
  const linked = await Promise.allSettled([
    linkIdentity(tokens[0] ?? '', one, password),
    linkIdentity(tokens[1] ?? '', other, password),
  ]);
  expect(linked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an arrival ends after ten minutes', async () => {
  const token = await arrive('f');
  await db
    .update(outsideArrivals)
    .set({ expiresAt: sql`${outsideArrivals.expiresAt} - interval '10 minutes'` })
    .where(eq(outsideArrivals.id, tokenHash(token)));
  expect(await findArrival(token)).toBeNull();
  await expect(makeOutsideAccount(token, named)).rejects.toMatchObject({ reason: 'outside_expired' });
});

test('the only way in stays; with a password it may go; nobody else takes it away', async () => {
  const { userId, email } = await makeOutsideAccount(await arrive('g'), named);
  const owner = { userId, email, ...named, secondFactor: 'none' as const };
  const [own] = await identitiesOf(owner);
  await expect(unlinkIdentity(owner, own?.id ?? '')).rejects.toMatchObject({ reason: 'only_way_in' });
  await expect(unlinkIdentity(await holderWith(), own?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, userId));
  await unlinkIdentity(owner, own?.id ?? '');
  expect(await signInOutside({ issuer, subject: 'g' })).toBeNull();
});
