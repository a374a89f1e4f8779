import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { appointEvaluator } from '#app/domain/evaluations/appoint-evaluator.server.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { requirePanelPage } from '#app/domain/evaluations/panel-page.queries.server.ts';
import { decideProfile } from '#app/domain/experts/decide-profile.server.ts';
import { declareExpertise } from '#app/domain/experts/declare-expertise.server.ts';
import { findOwnProfile } from '#app/domain/experts/expert.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { appointedPanel, closedChallenge, openBox } from '#tests/support/solutions.ts';

const everybody = { words: '' };
const expertise = {
  fields: ['seaport' as const],
  expertise: 'Thị giác máy tính',
  degree: 'Tiến sĩ',
  experienceYears: 9,
  languages: '',
  biography: '',
  available: 'on' as const,
  employments: [],
};

async function expert(...decisions: ('confirm' | 'suspend')[]): Promise<Actor> {
  const person = await createActor({ kind: 'university' });
  await declareExpertise(person, expertise);
  const profile = await findOwnProfile(person);
  const officer = await createActor({ kind: 'coordinator', desks: ['verification'] });
  for (const decision of decisions)
    await decideProfile(officer, { profileId: profile?.id ?? '', decision, reason: 'x' });
  return person;
}

const candidateOf = async (sponsor: Actor, challengeId: string, person: Actor) =>
  (await requirePanelPage(sponsor, challengeId, everybody)).candidates.find((each) => each.userId === person.userId);

describe('whom the registry has suspended', () => {
  it('is neither offered nor appointed, to a new panel or to one at work', async () => {
    const suspended = await expert('confirm', 'suspend');
    const { sponsor, challenge } = await publishedChallenge();
    const [chair, other] = [await expert('confirm'), await expert()];
    expect(await candidateOf(sponsor, challenge.id, suspended)).toBeUndefined();
    const members = [
      { userId: chair.userId, role: 'chair' as const },
      { userId: other.userId, role: 'evaluator' as const },
      { userId: suspended.userId, role: 'evaluator' as const },
    ];
    await expect(formPanel(sponsor, { challengeId: challenge.id, members })).rejects.toMatchObject({
      reason: 'panel_not_a_candidate',
    });

    const stage = await closedChallenge();
    await appointedPanel(stage);
    await openBox(stage);
    await expect(
      appointEvaluator(stage.sponsor, { challengeId: stage.challenge.id, userId: suspended.userId }),
    ).rejects.toMatchObject({ reason: 'panel_not_a_candidate' });
  });

  it('keeps the seat they have when the panel is appointed anew', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    const [chair, one, two] = [await expert(), await expert(), await expert()];
    const members = [
      { userId: chair.userId, role: 'chair' as const },
      { userId: one.userId, role: 'evaluator' as const },
      { userId: two.userId, role: 'evaluator' as const },
    ];
    await formPanel(sponsor, { challengeId: challenge.id, members });
    const officer = await createActor({ kind: 'coordinator', desks: ['verification'] });
    const { id: profileId = '' } = (await findOwnProfile(two)) ?? {};
    await decideProfile(officer, { profileId, decision: 'suspend', reason: 'x' });
    await formPanel(sponsor, { challengeId: challenge.id, members });
    expect(await candidateOf(sponsor, challenge.id, two)).toMatchObject({ profile: { status: 'suspended' } });
  });
});

describe('what a sponsor reads of those who may be asked', () => {
  it('is the registry’s word and the open panels, nothing of employment or addresses', async () => {
    const stage = await publishedChallenge();
    const confirmed = await expert('confirm');
    const plain = await createActor({ kind: 'university' });
    const shown = await candidateOf(stage.sponsor, stage.challenge.id, confirmed);
    expect(shown).toMatchObject({ profile: { status: 'confirmed', fields: ['seaport'] }, workload: 0, conflict: null });
    expect(JSON.stringify(shown)).not.toContain(confirmed.email);
    expect(await candidateOf(stage.sponsor, stage.challenge.id, plain)).toMatchObject({ profile: null });
    const busy = await closedChallenge();
    const panel = await appointedPanel(busy);
    expect(await candidateOf(stage.sponsor, stage.challenge.id, panel.chair)).toMatchObject({ workload: 1 });
  });

  it('is narrowed by field, and by words with or without marks', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    const person = await expert();
    const matches = async (search: Parameters<typeof requirePanelPage>[2]) =>
      (await requirePanelPage(sponsor, challenge.id, search)).candidates.find((each) => each.userId === person.userId)
        ?.matches;
    expect(await matches(everybody)).toBe(true);
    expect(await matches({ field: 'seaport', words: 'thi giac' })).toBe(true);
    expect(await matches({ field: 'seaport', words: 'TIẾN sĩ máy' })).toBe(true);
    expect(await matches({ field: 'energy', words: '' })).toBe(false);
    expect(await matches({ words: 'thi giac cong trinh' })).toBe(false);
  });

  it('tells a conflict by its kind and never by the applicant’s name, once the box is open', async () => {
    const stage = await closedChallenge();
    await appointedPanel(stage);
    const applicant = requireFound(stage.submitted[0]).startup;
    const person = await createActor({ kind: 'university' });
    const [row] = await db.select().from(organizations).where(eq(organizations.id, applicant.organizationId));
    await declareExpertise(person, {
      ...expertise,
      employments: [
        {
          organizationName: row?.name ?? '',
          taxCode: undefined,
          position: '',
          startedOn: '2010-01-01',
          endedOn: undefined,
        },
      ],
    });
    const free = await createColleague(person, ['member']);
    expect(await candidateOf(stage.sponsor, stage.challenge.id, person)).toMatchObject({ conflict: null });
    await openBox(stage);
    const told = await candidateOf(stage.sponsor, stage.challenge.id, person);
    expect(told).toMatchObject({ conflict: 'employment' });
    expect(JSON.stringify(told)).not.toContain(row?.name);
    expect(await candidateOf(stage.sponsor, stage.challenge.id, free)).toMatchObject({ conflict: 'none' });
  });
});
