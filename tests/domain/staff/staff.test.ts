import { expect, test } from 'vitest';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { appoint } from '#app/domain/staff/appoint.server.ts';
import { listAppointments } from '#app/domain/staff/appointment.queries.server.ts';
import { endAppointment } from '#app/domain/staff/end-appointment.server.ts';
import { giveDesks } from '#app/domain/staff/give-desks.server.ts';
import { createActor, createColleague, createUser } from '#tests/support/factories.ts';

test('two administrators who take each other’s desk at once: one stays', async () => {
  for (let round = 0; round < 8; round += 1) {
    const first = await createActor({ kind: 'coordinator', desks: ['administration'] });
    const second = await createColleague(first, ['member'], ['administration']);
    const done = await Promise.allSettled([
      giveDesks(first, { userId: second.userId, desks: [] }),
      giveDesks(second, { userId: first.userId, desks: [] }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = (await listMembers(first)).filter(({ desks }) => desks.includes('administration'));
    expect(left).toHaveLength(1);
  }
});

test('nobody changes their own desks, and other desks change none', async () => {
  const administrator = await createActor({ kind: 'coordinator', desks: ['administration'] });
  const reviewer = await createColleague(administrator, ['owner'], ['review']);
  const desks = ['treasury'] as const;
  await expect(giveDesks(administrator, { userId: administrator.userId, desks })).rejects.toMatchObject({
    reason: 'own_desks',
  });
  await expect(giveDesks(reviewer, { userId: administrator.userId, desks })).rejects.toMatchObject({
    reason: 'needs_administration_desk',
  });
  await giveDesks(administrator, { userId: reviewer.userId, desks });
  expect((await listMembers(administrator)).find(({ userId }) => userId === reviewer.userId)?.desks).toEqual(desks);
});

test('arbiters are appointed once at a time, and the record of one who goes stays', async () => {
  const administrator = await createActor({ kind: 'coordinator', desks: ['administration'] });
  const person = await createUser();
  const input = { email: person.email, role: 'arbiter' as const, reason: 'Quyết định 1' };
  await appoint(administrator, input);
  await expect(appoint(administrator, input)).rejects.toMatchObject({ reason: 'already_appointed' });
  await expect(appoint(administrator, { ...input, email: 'khong@vi-du.example' })).rejects.toMatchObject({
    reason: 'no_such_account',
  });
  const [running] = (await listAppointments(administrator)).filter(({ email }) => email === person.email);
  const end = () => endAppointment(administrator, { appointmentId: running?.id ?? '', reason: 'Hết nhiệm kỳ' });
  await end();
  await expect(end()).rejects.toMatchObject({ code: 'not_found' });
  await appoint(administrator, input);
  await expect(appoint(await createActor(), input)).rejects.toMatchObject({ code: 'forbidden' });
});
