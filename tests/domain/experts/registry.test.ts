import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { detectConflict } from '#app/domain/evaluations/detect-conflict.server.ts';
import { decideProfile } from '#app/domain/experts/decide-profile.server.ts';
import { declareExpertise } from '#app/domain/experts/declare-expertise.server.ts';
import { findOwnProfile, listRegistry } from '#app/domain/experts/expert.queries.server.ts';
import type { EvaluatorProfileInput } from '#app/domain/experts/expert.schema.ts';
import { listTasks } from '#app/domain/flows/list-tasks.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { solutions } from '#db/schema/solutions.ts';
import { publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createOrganization } from '#tests/support/factories.ts';
import { submittedSolution } from '#tests/support/solutions.ts';

const profile = (employments: EvaluatorProfileInput['employments'] = []): EvaluatorProfileInput => ({
  fields: ['seaport'],
  expertise: 'Tự động hóa cảng',
  degree: 'Tiến sĩ',
  experienceYears: 5,
  languages: '',
  biography: '',
  available: 'on',
  employments,
});

const day = (yearsAgo: number, days = 0) =>
  new Date(Date.now() - yearsAgo * 365.25 * 86_400_000 - days * 86_400_000).toISOString().slice(0, 10);

async function statusOf(person: Actor) {
  return (await findOwnProfile(person))?.status;
}

test('a profile is declared, confirmed, declared anew when qualifications change, suspended and reinstated', async () => {
  const expert = await createActor({ kind: 'university', roles: ['member'] });
  const officer = await createActor({ kind: 'coordinator', desks: ['verification'] });
  const other = await createActor({ kind: 'coordinator', desks: ['review'] });
  await declareExpertise(expert, profile());
  const { id: profileId = '' } = (await findOwnProfile(expert)) ?? {};
  const decide = (actor: Actor, decision: 'confirm' | 'suspend' | 'reinstate', reason = '') =>
    decideProfile(actor, { profileId, decision, reason });

  await expect(decide(other, 'confirm')).rejects.toMatchObject({ reason: 'needs_registry_desk' });
  await expect(listRegistry(expert)).rejects.toMatchObject({ code: 'forbidden' });
  await decide(officer, 'confirm');
  expect(await statusOf(expert)).toBe('confirmed');
  await expect(decide(officer, 'confirm')).rejects.toMatchObject({ code: 'stale_state' });

  await declareExpertise(expert, { ...profile(), biography: 'Mới', available: undefined });
  expect(await statusOf(expert)).toBe('confirmed');
  await declareExpertise(expert, { ...profile(), degree: 'Giáo sư' });
  expect(await statusOf(expert)).toBe('declared');

  await expect(decide(officer, 'suspend')).rejects.toMatchObject({ reason: 'reason_required' });
  await decide(officer, 'suspend', 'Vi phạm quy chế');
  await declareExpertise(expert, { ...profile(), degree: 'Viện sĩ' });
  expect(await statusOf(expert)).toBe('suspended');
  await decide(officer, 'reinstate', 'Đã khắc phục');
  expect(await statusOf(expert)).toBe('confirmed');
});

test('nobody confirms themselves', async () => {
  const officer = await createActor({ kind: 'coordinator', desks: ['verification'] });
  await declareExpertise(officer, profile());
  const { id: profileId = '' } = (await findOwnProfile(officer)) ?? {};
  await expect(decideProfile(officer, { profileId, decision: 'confirm', reason: '' })).rejects.toMatchObject({
    reason: 'own_profile',
  });
});

test('work for an applicant within three years is a conflict, by tax code or by name', async () => {
  const stage = await publishedChallenge();
  const { challenge } = stage;
  const startup = await createOrganization({ kind: 'startup', taxCode: '0209999990', name: 'Công ty Sóng Biển' });
  await submittedSolution(stage, { startup: await createActor({ organization: startup }) });
  // Applicants are those whose solution was opened, which gives it its label.
  await db.update(solutions).set({ label: 'GP-01' }).where(eq(solutions.challengeId, challenge.id));
  const row = { position: '', startedOn: '2010-01-01', taxCode: undefined, endedOn: undefined };
  const cases = [
    [{ ...row, organizationName: 'Tên khác', taxCode: '0209999990' }, 'employment'],
    [{ ...row, organizationName: 'cong ty  song bien' }, 'employment'],
    [{ ...row, organizationName: 'Công ty Sóng Biển', endedOn: day(2, 300) }, 'employment'],
    [{ ...row, organizationName: 'Công ty Sóng Biển', endedOn: day(3, 5) }, undefined],
    [{ ...row, organizationName: 'Công ty Sóng Núi' }, undefined],
  ] as const;
  for (const [employment, basis] of cases) {
    const expert = await createActor({ kind: 'university' });
    await declareExpertise(expert, profile([employment]));
    const found = await inTransaction((tx) => detectConflict(tx, { userId: expert.userId, challengeId: challenge.id }));
    expect([employment, found?.basis]).toEqual([employment, basis]);
  }
});

test('a declared profile is a task of those who keep the registry, until it is confirmed; never one’s own', async () => {
  const expert = await createActor({ kind: 'university', roles: ['member'] });
  const officer = await createActor({ kind: 'coordinator', desks: ['verification'] });
  const administrator = await createActor({ kind: 'coordinator', desks: ['administration'] });
  const reviewer = await createActor({ kind: 'coordinator', desks: ['review'] });
  await declareExpertise(expert, profile());
  await declareExpertise(officer, profile());
  const idOf = async (person: Actor) => (await findOwnProfile(person))?.id ?? '';
  const [profileId, own] = [await idOf(expert), await idOf(officer)];
  const waiting = async (actor: Actor) =>
    (await listTasks(actor)).flatMap(({ kind, subjectId }) => (kind === 'confirm_expert' ? [subjectId] : []));
  expect(await waiting(officer)).toContain(profileId);
  expect(await waiting(officer)).not.toContain(own);
  expect(await waiting(administrator)).toEqual(expect.arrayContaining([profileId, own]));
  for (const other of [expert, reviewer]) expect(await waiting(other)).toEqual([]);
  await decideProfile(officer, { profileId, decision: 'confirm', reason: '' });
  expect(await waiting(officer)).not.toContain(profileId);
});
