import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { changeRoles } from '#app/domain/members/change-roles.server.ts';
import { leaveOrganization } from '#app/domain/members/leave-organization.server.ts';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { removeMember } from '#app/domain/members/remove-member.server.ts';
import { transferOwnership } from '#app/domain/members/transfer-ownership.server.ts';
import { optionalActor } from '#app/http/guards.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { notifications } from '#db/schema/notifications.ts';
import { memberships } from '#db/schema/organizations.ts';
import { sessions } from '#db/schema/sessions.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { headersOf } from '#tests/support/session.ts';

const rolesIn = async (actor: Actor, userId = actor.userId) =>
  (await listMembers(actor)).find((member) => member.userId === userId)?.roles;

async function ownersOf(organizationId: string): Promise<number> {
  return db.$count(
    memberships,
    and(eq(memberships.organizationId, organizationId), sql`'owner' = any(${memberships.roles})`),
  );
}

const outcomes = async (acts: Promise<unknown>[]) =>
  (await Promise.allSettled(acts)).map((each) => (each.status === 'fulfilled' ? 'done' : each.reason.code));

test('two owners who remove each other at once: one stays', async () => {
  for (let round = 0; round < 10; round += 1) {
    const first = await createActor();
    const second = await createColleague(first, ['owner']);
    const done = await outcomes([
      removeMember(first, { userId: second.userId, reason: 'x' }),
      removeMember(second, { userId: first.userId, reason: 'x' }),
    ]);
    expect(done.sort()).toEqual(['done', 'not_found']);
    expect(await ownersOf(first.organizationId)).toBe(1);
  }
});

test('owners who leave, are unmade and hand over at once never leave the organisation without one', async () => {
  for (let round = 0; round < 10; round += 1) {
    const first = await createActor();
    const second = await createColleague(first, ['owner']);
    const member = await createColleague(first, ['member']);
    await outcomes([
      leaveOrganization(first),
      leaveOrganization(second),
      changeRoles(first, { userId: second.userId, roles: ['member'] }),
      changeRoles(second, { userId: first.userId, roles: ['member'] }),
      transferOwnership(first, { successorId: member.userId, keep: 'member' }),
      removeMember(second, { userId: member.userId, reason: 'x' }),
    ]);
    expect(await ownersOf(first.organizationId)).toBeGreaterThanOrEqual(1);
  }
});

test('somebody who was unmade a moment ago manages nobody, whatever their page still says', async () => {
  const first = await createActor();
  const second = await createColleague(first, ['owner']);
  const member = await createColleague(first, ['member']);
  await changeRoles(first, { userId: second.userId, roles: ['manager'] });
  await expect(removeMember(second, { userId: member.userId, reason: 'x' })).rejects.toMatchObject({
    code: 'forbidden',
    reason: 'needs_owner',
  });
});

test('a removed member is out at once, and their sessions act for nobody', async () => {
  const owner = await createActor();
  const member = await createColleague(owner, ['manager']);
  const origin = 'http://localhost:3000';
  const request = new Request(origin, { headers: await headersOf(member, origin) });
  expect(await optionalActor(request)).toMatchObject({ organizationId: owner.organizationId, roles: ['manager'] });

  await removeMember(owner, { userId: member.userId, reason: 'Chuyển công tác' });
  expect(await optionalActor(request)).toBeNull();
  const left = await db.select().from(sessions).where(eq(sessions.userId, member.userId));
  expect(left.map(({ activeOrganizationId }) => activeOrganizationId)).toEqual([null]);
  const told = await db.select().from(notifications).where(eq(notifications.userId, member.userId));
  expect(told).toMatchObject([{ kind: 'member_removed', data: { reason: 'Chuyển công tác' } }]);
  const audit = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, member.userId));
  expect(audit).toMatchObject([
    { event: 'organization.remove_member', rootId: owner.organizationId, reason: 'Chuyển công tác' },
  ]);
});

test('ownership moves in one step, and everybody is told', async () => {
  const owner = await createActor();
  const successor = await createColleague(owner, ['member']);
  await transferOwnership(owner, { successorId: successor.userId, keep: 'manager' });
  expect(await rolesIn(owner)).toEqual(['manager']);
  expect(await rolesIn(owner, successor.userId)).toEqual(['owner']);
  const told = await db.select().from(notifications).where(eq(notifications.subjectId, owner.organizationId));
  expect(told.map(({ userId }) => userId)).toEqual([successor.userId]);
});

test('members of other organisations do not exist', async () => {
  const owner = await createActor();
  const stranger = await createActor();
  for (const act of [
    () => changeRoles(owner, { userId: stranger.userId, roles: ['member'] }),
    () => removeMember(owner, { userId: stranger.userId, reason: 'x' }),
    () => transferOwnership(owner, { successorId: stranger.userId, keep: 'member' }),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not_found' });
  expect(await rolesIn(stranger)).toEqual(['owner']);
  expect((await listMembers(owner)).map(({ userId }) => userId)).toEqual([owner.userId]);
});

test('the last owner stays', async () => {
  const owner = await createActor();
  await createColleague(owner, ['manager']);
  await expect(leaveOrganization(owner)).rejects.toMatchObject({ reason: 'last_owner' });
  await expect(changeRoles(owner, { userId: owner.userId, roles: ['manager'] })).rejects.toMatchObject({
    reason: 'last_owner',
  });
});
