import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listTasks } from '#app/domain/flows/list-tasks.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { acceptInvitation } from '#app/domain/members/accept-invitation.server.ts';
import { listPendingInvitations, unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { removeMember } from '#app/domain/members/remove-member.server.ts';
import { resendInvitation } from '#app/domain/members/resend-invitation.server.ts';
import { revokeInvitation } from '#app/domain/members/revoke-invitation.server.ts';
import { db } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { memberships } from '#db/schema/organizations.ts';
import { createActor, createColleague, createUser } from '#tests/support/factories.ts';

async function personOf(values: { email?: string } = {}) {
  const { id, displayName, email, locale } = await createUser(values);
  return { userId: id, displayName, email, locale };
}

async function invited(owner: Actor, email: string) {
  const { token } = await inviteMember(owner, { email, roles: ['manager', 'finance'], message: 'Chào bạn' });
  const offer = await unsafeFindInvitation(token);
  if (!offer) throw new Error('the link opens nothing');
  return { token, invitationId: offer.id };
}

const rolesOf = async (owner: Actor, userId: string) =>
  (
    await db
      .select({ roles: memberships.roles })
      .from(memberships)
      .where(and(eq(memberships.organizationId, owner.organizationId), eq(memberships.userId, userId)))
  )[0]?.roles;

test('an invitation is mailed with a link of which the table knows the hash only', async () => {
  const owner = await createActor();
  const { token, invitationId } = await invited(owner, 'moi@vi-du.example');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const [row] = await db.select().from(invitations).where(eq(invitations.id, invitationId));
  expect(JSON.stringify(row)).not.toContain(token);
  const [mail] = await db.select().from(mails).where(eq(mails.recipient, 'moi@vi-du.example'));
  expect(mail).toMatchObject({ secret: true });
  expect(mail?.text).toContain(`/loi-moi/${token}`);
  expect(mail?.text).toContain('Chào bạn');
});

test('whoever is invited joins with the roles offered, once, and the owners hear of it', async () => {
  const owner = await createActor();
  const person = await personOf();
  const { token, invitationId } = await invited(owner, person.email);
  const joined = await acceptInvitation(person, { invitationId });
  expect(joined.organizationId).toBe(owner.organizationId);
  expect(await rolesOf(owner, person.userId)).toEqual(['manager', 'finance']);
  expect(await unsafeFindInvitation(token)).toBeNull();
  await expect(acceptInvitation(person, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  const told = await db.select().from(notifications).where(eq(notifications.userId, owner.userId));
  expect(told.map(({ kind }) => kind)).toEqual(['member_joined']);
});

test('of many tabs that accept at once, one does', async () => {
  const owner = await createActor();
  const person = await personOf();
  const { invitationId } = await invited(owner, person.email);
  const tabs = await Promise.allSettled(Array.from({ length: 6 }, () => acceptInvitation(person, { invitationId })));
  expect(tabs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await db.$count(notifications, eq(notifications.userId, owner.userId))).toBe(1);
});

test('taking back and accepting at once: one of them happens', async () => {
  for (let round = 0; round < 8; round += 1) {
    const owner = await createActor();
    const person = await personOf();
    const { invitationId } = await invited(owner, person.email);
    const [accepted, revoked] = await Promise.allSettled([
      acceptInvitation(person, { invitationId }),
      revokeInvitation(owner, { invitationId }),
    ]);
    expect([accepted.status, revoked.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect((await rolesOf(owner, person.userId)) !== undefined).toBe(accepted.status === 'fulfilled');
  }
});

test('the database’s clock ends an invitation, and one past its time makes room for another', async () => {
  const owner = await createActor();
  const person = await personOf();
  const { token, invitationId } = await invited(owner, person.email);
  await db.execute(
    sql`update invitations set expires_at = clock_timestamp() - interval '1 millisecond' where id = ${invitationId}`,
  );
  expect(await unsafeFindInvitation(token)).toBeNull();
  await expect(acceptInvitation(person, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  expect(await listPendingInvitations(owner)).toMatchObject([{ expired: true }]);
  const again = await invited(owner, person.email);
  expect(await listPendingInvitations(owner)).toMatchObject([{ id: again.invitationId, expired: false }]);
});

test('a revoked one, a foreign address and an unknown token open nothing', async () => {
  const owner = await createActor();
  const person = await personOf();
  const { token, invitationId } = await invited(owner, person.email);
  const stranger = await personOf();
  await expect(acceptInvitation(stranger, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  await revokeInvitation(owner, { invitationId });
  expect(await unsafeFindInvitation(token)).toBeNull();
  expect(await unsafeFindInvitation('khong-co')).toBeNull();
  await expect(acceptInvitation(person, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeInvitation(owner, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
});

test('sending again ends the link before, and stops after five mails', async () => {
  const owner = await createActor();
  const { token, invitationId } = await invited(owner, 'lai@vi-du.example');
  const second = await resendInvitation(owner, { invitationId });
  expect(await unsafeFindInvitation(token)).toBeNull();
  expect(await unsafeFindInvitation(second.token)).toMatchObject({ id: invitationId });
  for (let mail = 3; mail <= 5; mail += 1) await resendInvitation(owner, { invitationId });
  await expect(resendInvitation(owner, { invitationId })).rejects.toMatchObject({ reason: 'resent_too_often' });
  expect(await db.$count(mails, eq(mails.recipient, 'lai@vi-du.example'))).toBe(5);
});

test('the owner hears of a member and of an invitation that waits, and of nothing else', async () => {
  const owner = await createActor();
  const member = await createColleague(owner, ['member']);
  const elsewhere = await createActor();
  await expect(invited(owner, member.email.toUpperCase())).rejects.toMatchObject({ reason: 'already_member' });
  await invited(owner, elsewhere.email);
  await expect(invited(owner, elsewhere.email)).rejects.toMatchObject({ reason: 'already_invited' });
  await invited(elsewhere, member.email);
});

test('only owners of an organisation that is not suspended invite; others’ invitations do not exist', async () => {
  const owner = await createActor();
  const manager = await createColleague(owner, ['manager']);
  const suspended = await createActor({ status: 'suspended' });
  const other = await createActor();
  const { invitationId } = await invited(owner, 'ai@vi-du.example');
  await expect(invited(manager, 'a@vi-du.example')).rejects.toMatchObject({ reason: 'needs_owner' });
  await expect(invited(suspended, 'a@vi-du.example')).rejects.toMatchObject({ reason: 'organization_suspended' });
  await expect(revokeInvitation(other, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  await expect(resendInvitation(other, { invitationId })).rejects.toMatchObject({ code: 'not_found' });
  expect(await listPendingInvitations(manager)).toEqual([]);
  expect(await listPendingInvitations(other)).toEqual([]);
});

test('an owner who is removed leaves no invitation behind', async () => {
  const owner = await createActor();
  const second = await createColleague(owner, ['owner']);
  const { token } = await invited(second, 'cua-sau@vi-du.example');
  await removeMember(owner, { userId: second.userId, reason: 'x' });
  expect(await unsafeFindInvitation(token)).toBeNull();
});

test('what waits for a person’s answer is among their tasks', async () => {
  const owner = await createActor();
  const other = await createActor();
  await invited(owner, other.email);
  expect(await listTasks(other)).toMatchObject([
    { kind: 'answer_invitation', title: owner.organizationName, path: '/loi-moi' },
  ]);
  expect(await listTasks(owner)).toEqual([]);
});
