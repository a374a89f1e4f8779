import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import { requestPasswordReset } from '#app/domain/accounts/request-password-reset.server.ts';
import { signUp } from '#app/domain/accounts/sign-up.server.ts';
import { dutiesOf } from '#app/domain/flows/account-duties.queries.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { deleteAccount } from '#app/domain/flows/delete-account.server.ts';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { dataRegistry } from '#app/domain/personal-data/data-registry.server.ts';
import { readSession, startSession } from '#app/http/session.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { mails, notifications } from '#db/schema/notifications.ts';
import { memberships } from '#db/schema/organizations.ts';
import { contractSignatures } from '#db/schema/pilots.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { acceptedPilot } from '#tests/support/pilots.ts';
import { closedChallenge, scoringChallenge } from '#tests/support/solutions.ts';

const refused = (person: Actor) =>
  deleteAccount(person).then(
    () => null,
    (error: { reason: string }) => error.reason,
  );
const rowOf = async (person: Actor) => (await db.select().from(users).where(eq(users.id, person.userId)))[0];

test('nothing of the person is left, and the address is free again', async () => {
  const owner = await createActor();
  const person = await createColleague(owner, ['manager']);
  const password = 'cua bien Nam Trieu 1288';
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(users.id, person.userId));
  const asking = (cookie = '') => new Request('http://localhost:3000/', { headers: { Cookie: cookie } });
  const cookie = (await startSession(asking(), { userId: person.userId, activeOrganizationId: null })).split(';')[0];
  await requestPasswordReset(person.email);
  await deleteAccount(person);

  const row = await rowOf(person);
  expect(row).toMatchObject({
    displayName: 'Người dùng đã xóa',
    passwordHash: '!',
    emailVerifiedAt: null,
    demoRole: null,
  });
  expect(JSON.stringify(row)).not.toContain(person.email);
  expect(await readSession(asking(cookie))).toBeNull();
  await expect(authenticate({ email: person.email, password })).rejects.toMatchObject({ reason: 'bad_credentials' });
  await expect(authenticate({ email: row?.email ?? '', password })).rejects.toMatchObject({
    reason: 'bad_credentials',
  });
  for (const { table, owner: of, onDeletion } of dataRegistry) {
    if (onDeletion !== 'erase' || table === mails) continue;
    expect(await db.$count(table, 'id' in of ? eq(of.id, person.userId) : eq(of.email, person.email))).toBe(0);
  }
  const left = await db.select({ kind: mails.kind }).from(mails).where(eq(mails.recipient, person.email));
  expect(left).toEqual([{ kind: 'account_deleted' }]);
  const events = and(eq(auditEvents.subjectId, person.userId), eq(auditEvents.event, 'user.deleted_account'));
  expect(await db.$count(auditEvents, events)).toBe(1);

  await signUp({ email: person.email, displayName: 'Người khác', password, locale: 'vi' });
  const [fresh] = await db.select().from(users).where(eq(users.email, person.email));
  expect(fresh?.id).not.toBe(person.userId);
});

test('who is forgotten is told nothing any more', async () => {
  const owner = await createActor();
  const person = await createColleague(owner, ['manager']);
  await deleteAccount(person);
  for (const to of [{ userIds: [person.userId] }, { organizationId: owner.organizationId }])
    await inTransaction((tx) =>
      notify(tx, {
        to,
        kind: 'challenge_approved',
        subject: { kind: 'challenge', id: owner.organizationId },
        path: '/',
        data: { title: 'x', code: 'HP-1' },
        dedupeKey: JSON.stringify(to),
      }),
    );
  expect(await db.$count(notifications, eq(notifications.userId, person.userId))).toBe(0);
  expect(await db.$count(notifications, eq(notifications.userId, owner.userId))).toBe(1);
});

test('signatures and the books stay whole when a signer goes', async () => {
  const pilot = await acceptedPilot();
  const { buyer } = pilot;
  await createColleague(buyer, ['owner']);
  const signed = () => db.select().from(contractSignatures).where(eq(contractSignatures.userId, buyer.userId));
  const before = await signed();
  expect(before.length).toBeGreaterThan(0);
  await deleteAccount(buyer);
  expect(await signed()).toEqual(before);
  expect((await verifyBooks()).faults).toEqual([]);
});

test('the last owner of an organisation stays until another one is there', async () => {
  const owner = await createActor();
  expect(await refused(owner)).toBe('owns_alone');
  expect((await dutiesOf(owner)).ownedAlone).toMatchObject([{ name: owner.organizationName }]);
  await createColleague(owner, ['owner']);
  expect(await refused(owner)).toBeNull();
});

test('of two last owners who go at once, one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const owner = await createActor();
    const second = await createColleague(owner, ['owner']);
    const answers = await Promise.all([refused(owner), refused(second)]);
    expect(answers.sort()).toEqual([null, 'owns_alone'].sort());
    expect(await db.$count(memberships, eq(memberships.organizationId, owner.organizationId))).toBe(1);
  }
});

test('a member of a panel that has not locked stays', async () => {
  const { evaluators } = await scoringChallenge();
  const [evaluator] = evaluators;
  if (!evaluator) throw new Error('no evaluator');
  await createColleague(evaluator, ['owner']);
  expect(await refused(evaluator)).toBe('panel_duty');
});

test('who has confirmed the opening of a box stays until it is open', async () => {
  const { sponsor, challenge } = await closedChallenge();
  await createColleague(sponsor, ['owner']);
  await confirmOpening(sponsor, { challengeId: challenge.id, side: 'sponsor' });
  expect(await refused(sponsor)).toBe('opening_duty');
});

test('whoever alone holds a desk of the coordinator stays', async () => {
  await db.update(memberships).set({ desks: [] });
  const officer = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['treasury'] });
  expect(await refused(officer)).toBe('last_officer');
  await createColleague(officer, ['member'], ['treasury']);
  expect(await refused(officer)).toBeNull();
});
