import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { signUp } from '#app/domain/accounts/sign-up.server.ts';
import { acceptInvitation } from '#app/domain/members/accept-invitation.server.ts';
import { unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { revokeInvitation } from '#app/domain/members/revoke-invitation.server.ts';
import { signUpInvited } from '#app/domain/members/sign-up-invited.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { invitations } from '#db/schema/members.ts';
import { mails } from '#db/schema/notifications.ts';
import { termsAcceptances } from '#db/schema/terms.ts';
import { createActor, createUser } from '#tests/support/factories.ts';

const password = 'cua bien Nam Trieu 1288';
let count = 0;
let email = '';
beforeEach(() => {
  count += 1;
  email = `duoc-moi-${count}@vi-du.example`;
});

const person = () => ({ email, displayName: 'Bùi Thị Xuân', password, locale: 'vi' as const });
const rowOf = async (address: string) => (await db.select().from(users).where(eq(users.email, address)))[0];
const kindsTo = async (address: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, address)).orderBy(mails.id)).map(({ kind }) => kind);

async function invited(address = email) {
  const owner = await createActor();
  const { token } = await inviteMember(owner, { email: address, roles: ['member'], message: '' });
  const { id = '' } = (await unsafeFindInvitation(token)) ?? {};
  return { owner, token, invitationId: id };
}

/** The way of every sign-up: an account that has to be proved by a mail. */
async function wentTheOrdinaryWay(address: string) {
  expect((await rowOf(address))?.emailVerifiedAt).toBeNull();
  expect(await kindsTo(address)).toContain('verify_email');
}

test('the link of the mail proves the address: no second mail, terms accepted, and the invitation is still to be accepted', async () => {
  const { owner, token, invitationId } = await invited();
  const account = await signUpInvited(person(), token);
  const row = await rowOf(email);
  expect(account).toEqual({ userId: row?.id });
  expect(row?.emailVerifiedAt).toBeInstanceOf(Date);
  expect(await kindsTo(email)).toEqual(['invitation']);
  const userId = account?.userId ?? '';
  expect(await db.$count(termsAcceptances, eq(termsAcceptances.userId, userId))).toBeGreaterThan(0);
  const trail = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, userId)).orderBy(auditEvents.id);
  expect(trail.map(({ event }) => event)).toEqual(['user.signed_up', 'user.verified_email']);
  expect(trail[1]?.details).toEqual({ invitation: invitationId });
  expect(await authenticate({ email, password })).toEqual(account);
  const joined = await acceptInvitation({ userId, displayName: 'x', email, locale: 'vi' }, { invitationId });
  expect(joined.organizationId).toBe(owner.organizationId);
});

test('a link that is used, revoked, too old or made up proves nothing', async () => {
  const spoil = {
    async used({ invitationId }: Awaited<ReturnType<typeof invited>>) {
      await db
        .update(invitations)
        .set({ acceptedAt: sql`clock_timestamp()`, acceptedBy: (await createUser()).id })
        .where(eq(invitations.id, invitationId));
    },
    revoked: ({ owner, invitationId }: Awaited<ReturnType<typeof invited>>) =>
      revokeInvitation(owner, { invitationId }).then(() => undefined),
    async old({ invitationId }: Awaited<ReturnType<typeof invited>>) {
      const past = sql`clock_timestamp() - interval '1 millisecond'`;
      await db.update(invitations).set({ expiresAt: past }).where(eq(invitations.id, invitationId));
    },
  };
  for (const [how, act] of Object.entries(spoil)) {
    email = `${how}-${email}`;
    const invitation = await invited();
    await act(invitation);
    expect(await signUpInvited(person(), invitation.token), how).toBeNull();
    await wentTheOrdinaryWay(email);
  }
  email = `bia-${email}`;
  expect(await signUpInvited(person(), 'khong-co')).toBeNull();
  await wentTheOrdinaryWay(email);
});

test('an address other than the invited one is not proved by the link, and the invited one gets no account', async () => {
  const { token } = await invited(`ban-${email}`);
  expect(await signUpInvited(person(), token)).toBeNull();
  await wentTheOrdinaryWay(email);
  expect(await rowOf(`ban-${email}`)).toBeUndefined();
});

test('an account that exists is not touched, and its owner is told', async () => {
  const owner = await createUser({ email });
  const { token } = await invited();
  expect(await signUpInvited(person(), token)).toBeNull();
  expect(await rowOf(email)).toEqual(owner);
  expect(await kindsTo(email)).toEqual(['invitation', 'sign_up_again']);
});

test('an account that was planted on the address gets no shortcut either: the mail decides', async () => {
  await signUp({ ...person(), password: 'muoi hai ngon hai dang', displayName: 'Kẻ chiếm chỗ' });
  const { token } = await invited();
  expect(await signUpInvited(person(), token)).toBeNull();
  await wentTheOrdinaryWay(email);
});

test('of many sign-ups through one link at once, one makes the account', async () => {
  const { token } = await invited();
  const tabs = await Promise.all(Array.from({ length: 5 }, () => signUpInvited(person(), token)));
  expect(tabs.filter((account) => account !== null)).toHaveLength(1);
  expect(await db.$count(users, eq(users.email, email))).toBe(1);
});

test('a weak password is refused as at every sign-up', async () => {
  const { token } = await invited();
  await expect(signUpInvited({ ...person(), password: '1234567890' }, token)).rejects.toMatchObject({
    reason: 'password_common',
  });
  expect(await rowOf(email)).toBeUndefined();
});
