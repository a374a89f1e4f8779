import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import { appointEvaluator } from '#app/domain/evaluations/appoint-evaluator.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { disqualifySolution } from '#app/domain/evaluations/disqualify-solution.server.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import { lockScoreSheet } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { evaluatorCandidates, unsafePanelOf } from '#app/domain/evaluations/panel.queries.server.ts';
import { unsafeRanking } from '#app/domain/evaluations/ranking.queries.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import { othersSheets, ownSheet, scoringList } from '#app/domain/evaluations/sheet.queries.server.ts';
import { waiveConflict } from '#app/domain/evaluations/waive-conflict.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import {
  listOpenedSolutions,
  readOpenedSolution,
  unsafeApplicants,
} from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { db } from '#db/client.server.ts';
import { panelMembers, scoreSheets, scores } from '#db/schema/evaluations.ts';
import { memberships } from '#db/schema/organizations.ts';
import { publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague, createOrganization, createUser } from '#tests/support/factories.ts';
import {
  appointedPanel,
  closedChallenge,
  lockedChallenge,
  lockedSheet,
  openBox,
  scoringChallenge,
} from '#tests/support/solutions.ts';

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('there is nothing');
  return row;
}

describe('forming a panel', () => {
  const appoint = (actor: Actor, challengeId: string, people: [Actor, 'chair' | 'evaluator'][]) =>
    formPanel(actor, { challengeId, members: people.map(([{ userId }, role]) => ({ userId, role })) });

  it('takes one chair and two evaluators at least, of verified organisations other than startups and the sponsor', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    const [a, b, c] = [await createActor({ kind: 'university' }), await createActor(), await createActor()];
    const refused = (people: [Actor, 'chair' | 'evaluator'][], reason: string) =>
      expect(appoint(sponsor, challenge.id, people)).rejects.toMatchObject({ reason });
    await refused(
      [
        [a, 'chair'],
        [b, 'evaluator'],
      ],
      'panel_needs_evaluators',
    );
    await refused(
      [
        [a, 'evaluator'],
        [b, 'evaluator'],
      ],
      'panel_needs_one_chair',
    );
    await refused(
      [
        [a, 'chair'],
        [b, 'chair'],
        [c, 'evaluator'],
      ],
      'panel_needs_one_chair',
    );
    const strangers = [
      await createActor({ kind: 'startup' }),
      await createActor({ kind: 'university', status: 'pending' }),
      await createColleague(sponsor, ['member']),
    ];
    for (const stranger of strangers)
      await refused(
        [
          [a, 'chair'],
          [b, 'evaluator'],
          [stranger, 'evaluator'],
        ],
        'panel_not_a_candidate',
      );
    await refused(
      [
        [a, 'chair'],
        [b, 'evaluator'],
        [b, 'evaluator'],
      ],
      'panel_not_a_candidate',
    );
    await appoint(sponsor, challenge.id, [
      [a, 'chair'],
      [b, 'evaluator'],
      [c, 'evaluator'],
    ]);
    expect((await unsafePanelOf(db, challenge.id))?.status).toBe('forming');
  });

  it('offers candidates who tell nothing of who has applied', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    const candidate = await createActor({ kind: 'university' });
    const startup = await createActor({ kind: 'startup' });
    const offered = (await evaluatorCandidates(db, challenge)).map((person) => person.userId);
    expect(offered).toContain(candidate.userId);
    for (const person of [startup, sponsor]) expect(offered).not.toContain(person.userId);
  });

  it('is for the sponsor’s managers, and only until it begins', async () => {
    const stage = await closedChallenge();
    const panel = await appointedPanel(stage);
    await openBox(stage);
    const people: [Actor, 'chair' | 'evaluator'][] = [
      [panel.chair, 'chair'],
      ...panel.evaluators.map((each): [Actor, 'evaluator'] => [each, 'evaluator']),
    ];
    await expect(appoint(stage.sponsor, stage.challenge.id, people)).rejects.toMatchObject({
      reason: 'panel_is_formed',
    });
    await expect(appoint(stage.reviewer, stage.challenge.id, people)).rejects.toMatchObject({ reason: 'not_sponsor' });
    const another = await createActor({ kind: 'association' });
    await appointEvaluator(stage.sponsor, { challengeId: stage.challenge.id, userId: another.userId });
    await expect(
      appointEvaluator(stage.sponsor, { challengeId: stage.challenge.id, userId: another.userId }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('conflicts of interest', () => {
  it('are declared against names in alphabetical order, before any solution exists for the evaluator', async () => {
    const stage = await closedChallenge({ solutions: 3 });
    const panel = await appointedPanel(stage);
    await openBox(stage);
    const evaluator = first(panel.evaluators);
    expect(await scoringList(evaluator, stage.challenge.id)).toEqual([]);
    const names = (await unsafeApplicants(db, stage.challenge.id)).map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'vi')));
    expect(names).toHaveLength(3);
    await declareConflict(evaluator, { challengeId: stage.challenge.id, conflict: 'none', note: '' });
    expect(await scoringList(evaluator, stage.challenge.id)).toHaveLength(3);
    await expect(
      declareConflict(evaluator, { challengeId: stage.challenge.id, conflict: 'none', note: '' }),
    ).rejects.toMatchObject({ reason: 'conflict_is_declared' });
  });

  it('are found by the system whatever was declared: a second job at an applicant, an address at its domain', async () => {
    const stage = await closedChallenge({ solutions: 2 });
    const applicant = first(stage.submitted).startup;
    const insider = await createActor({ kind: 'university' });
    await db
      .insert(memberships)
      .values({ organizationId: applicant.organizationId, userId: insider.userId, roles: ['member'] });
    const domain = `cong-ty-${stage.challenge.id}.vn`;
    await db.insert(memberships).values({
      organizationId: applicant.organizationId,
      userId: (await createUser({ email: `sep@${domain}` })).id,
      roles: ['member'],
    });
    const friend = await createActor({
      organization: await createOrganization({ kind: 'association' }),
      user: await createUser({ email: `ban@${domain.toUpperCase()}` }),
    });
    const neutral = await createActor({ kind: 'association' });
    const chair = await createActor({ kind: 'university' });
    const people = { chair, evaluators: [insider, friend, neutral] };
    await formPanel(stage.sponsor, {
      challengeId: stage.challenge.id,
      members: [
        { userId: chair.userId, role: 'chair' },
        ...people.evaluators.map(({ userId }) => ({ userId, role: 'evaluator' as const })),
      ],
    });
    await openBox(stage);
    const declare = (actor: Actor) =>
      declareConflict(actor, { challengeId: stage.challenge.id, conflict: 'none', note: '' });
    expect(await declare(insider)).toBe('detected');
    expect(await declare(friend)).toBe('detected');
    expect(await declare(neutral)).toBe('clear');
    const panel = await unsafePanelOf(db, stage.challenge.id);
    const basis = await db
      .select({ userId: panelMembers.userId, basis: panelMembers.conflictBasis })
      .from(panelMembers)
      .where(eq(panelMembers.panelId, panel?.id ?? ''));
    expect(new Map(basis.map((row) => [row.userId, row.basis]))).toEqual(
      new Map([
        [insider.userId, 'same_organization'],
        [friend.userId, 'same_email_domain'],
        [neutral.userId, null],
        [chair.userId, null],
      ]),
    );
    expect(await listOpenedSolutions(insider, stage.challenge.id)).toEqual([]);
  });

  it('keep an evaluator out until the chair, free of conflict, waives one with a reason', async () => {
    const stage = await closedChallenge({ solutions: 2 });
    const { chair, evaluators } = await appointedPanel(stage, 3);
    await openBox(stage);
    const challengeId = stage.challenge.id;
    const evaluator = first(evaluators);
    await declareConflict(evaluator, { challengeId, conflict: 'declared', note: 'Từng hướng dẫn luận văn' });
    const target = first(stage.submitted).solutionId;
    const sheet = { scores: [], comment: '' };
    await expect(saveScoreSheet(evaluator, { solutionId: target, sheet })).rejects.toMatchObject({ code: 'not_found' });

    const waive = (actor: Actor, reason: string) =>
      waiveConflict(actor, { challengeId, userId: evaluator.userId, reason });
    await expect(waive(chair, 'Đã xem xét')).rejects.toMatchObject({ reason: 'conflict_not_clear' });
    await declareConflict(chair, { challengeId, conflict: 'none', note: '' });
    await expect(waive(evaluator, 'Tự cho phép')).rejects.toMatchObject({ reason: 'needs_chair' });
    await expect(waive(stage.sponsor, 'Cho phép')).rejects.toMatchObject({ code: 'not_found' });
    await expect(waive(chair, '  ')).rejects.toMatchObject({ reason: 'reason_required' });
    await waive(chair, 'Quan hệ đã kết thúc năm năm trước');
    await saveScoreSheet(evaluator, { solutionId: target, sheet });
  });
});

describe('score sheets', () => {
  it('are saved half filled in, locked complete, and then never change', async () => {
    const stage = await scoringChallenge({ solutions: 1 });
    const evaluator = first(stage.evaluators);
    const solutionId = first(stage.submitted).solutionId;
    const [one, two] = await criteriaOf(db, stage.challenge.id);
    const write = (points: (number | undefined)[], comment: string) =>
      saveScoreSheet(evaluator, {
        solutionId,
        sheet: {
          comment,
          scores: [one, two].flatMap((criterion, index) =>
            criterion ? [{ criterionId: criterion.id, points: points[index], comment: 'Vì vậy' }] : [],
          ),
        },
      });
    await write([8, undefined], 'Đang đọc');
    const draft = await ownSheet(evaluator, solutionId);
    expect(draft).toMatchObject({ status: 'draft', scores: [{ points: 8, comment: 'Vì vậy' }] });
    const incomplete = { reason: 'sheet_incomplete' };
    await expect(lockScoreSheet(evaluator, { solutionId })).rejects.toMatchObject(incomplete);
    await write([8, 7], '');
    await expect(lockScoreSheet(evaluator, { solutionId })).rejects.toMatchObject(incomplete);
    await write([8, 7], 'Xong');
    await lockScoreSheet(evaluator, { solutionId });
    await expect(write([10, 10], 'Sửa')).rejects.toMatchObject({ reason: 'sheet_is_locked' });
    await expect(lockScoreSheet(evaluator, { solutionId })).rejects.toMatchObject({ code: 'stale_state' });
    const changed = db
      .update(scores)
      .set({ points: 1 })
      .where(eq(scores.sheetId, draft?.id ?? ''));
    await expect(changed).rejects.toMatchObject({ cause: { message: 'the score sheet is locked' } });
    const reopened = db
      .update(scoreSheets)
      .set({ comment: 'Khác' })
      .where(and(eq(scoreSheets.solutionId, solutionId), eq(scoreSheets.evaluatorId, evaluator.userId)));
    await expect(reopened).rejects.toMatchObject({ cause: { message: expect.stringContaining('never changed') } });
  });

  it('of others are seen only once one’s own is locked, and only locked ones', async () => {
    const stage = await scoringChallenge({ solutions: 1, evaluators: 3 });
    const [early, late, slow] = stage.evaluators;
    if (!early || !late || !slow) throw new Error('three evaluators');
    const solutionId = first(stage.submitted).solutionId;
    await lockedSheet(early, stage.challenge.id, solutionId, 9);
    await saveScoreSheet(slow, { solutionId, sheet: { scores: [], comment: 'Nháp' } });
    expect(await othersSheets(late, solutionId)).toEqual([]);
    await lockedSheet(late, stage.challenge.id, solutionId, 5);
    expect((await othersSheets(late, solutionId)).map((sheet) => sheet.name)).toEqual([early.displayName]);
    for (const outsider of [stage.sponsor, stage.reviewer, first(stage.submitted).startup, stage.chair])
      expect(await othersSheets(outsider, solutionId)).toEqual([]);
  });

  it('are not reached by the address of another challenge', async () => {
    const [here, elsewhere] = [await scoringChallenge({ solutions: 1 }), await scoringChallenge({ solutions: 1 })];
    const evaluator = first(here.evaluators);
    const place = { solutionId: first(here.submitted).solutionId, challengeId: elsewhere.challenge.id };
    const sheet = { scores: [], comment: '' };
    await expect(saveScoreSheet(evaluator, { ...place, sheet })).rejects.toMatchObject({ code: 'not_found' });
    await expect(lockScoreSheet(evaluator, place)).rejects.toMatchObject({ code: 'not_found' });
    await saveScoreSheet(evaluator, { ...place, challengeId: here.challenge.id, sheet });
  });

  it('are written by evaluators of this panel alone', async () => {
    const stage = await scoringChallenge({ solutions: 1 });
    const solutionId = first(stage.submitted).solutionId;
    const sheet = { scores: [], comment: '' };
    await expect(saveScoreSheet(stage.chair, { solutionId, sheet })).rejects.toMatchObject({
      reason: 'needs_evaluator',
    });
    for (const stranger of [stage.sponsor, stage.reviewer, first(stage.submitted).startup])
      await expect(saveScoreSheet(stranger, { solutionId, sheet })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('blindness', () => {
  it('keeps every applicant’s name out of what the panel and the offices read until the result is locked', async () => {
    const stage = await scoringChallenge({ solutions: 2, changes: { blind: true } });
    const canaries = stage.submitted.flatMap(({ startup }) => [
      startup.organizationName,
      startup.organizationId,
      startup.email,
    ]);
    const target = first(stage.submitted).solutionId;
    const seen = async (actor: Actor) =>
      JSON.stringify([
        await scoringList(actor, stage.challenge.id),
        await listOpenedSolutions(actor, stage.challenge.id),
        await readOpenedSolution(actor, target),
      ]);
    for (const actor of [...stage.evaluators, stage.chair, stage.sponsor, stage.reviewer])
      for (const canary of canaries) expect(await seen(actor)).not.toContain(canary);

    for (const evaluator of stage.evaluators)
      for (const { solutionId } of stage.submitted) await lockedSheet(evaluator, stage.challenge.id, solutionId);
    await lockResult(stage.chair, { challengeId: stage.challenge.id });
    expect(await seen(stage.sponsor)).toContain(first(stage.submitted).startup.organizationName);
    expect(await seen(first(stage.evaluators))).toContain(first(stage.submitted).startup.organizationName);
  });
});

describe('locking the result', () => {
  it('waits for every declaration and every sheet, is the chair’s, and shortlists what meets the minimums', async () => {
    const stage = await scoringChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    const lock = (actor: Actor) => lockResult(actor, { challengeId });
    const [good, poor] = stage.submitted;
    if (!good || !poor) throw new Error('two solutions');
    const [one, two] = stage.evaluators;
    if (!one || !two) throw new Error('two evaluators');
    await lockedSheet(one, challengeId, good.solutionId, 8);
    await lockedSheet(one, challengeId, poor.solutionId, 3);
    await lockedSheet(two, challengeId, good.solutionId, 8);
    await expect(lock(stage.chair)).rejects.toMatchObject({ reason: 'sheets_missing' });
    await lockedSheet(two, challengeId, poor.solutionId, 4);

    const late = await createActor({ kind: 'association' });
    await appointEvaluator(stage.sponsor, { challengeId, userId: late.userId });
    await expect(lock(stage.chair)).rejects.toMatchObject({ reason: 'sheets_missing' });
    await declareConflict(late, { challengeId, conflict: 'declared', note: 'Quen biết' });
    await expect(lock(one)).rejects.toMatchObject({ reason: 'needs_chair' });
    await lock(stage.chair);
    await expect(lock(stage.chair)).rejects.toMatchObject({ code: 'stale_state' });

    const opened = await listOpenedSolutions(stage.sponsor, challengeId);
    const statusById = new Map(opened.map((row) => [row.id, row.status]));
    expect(statusById.get(good.solutionId)).toBe('shortlisted');
    expect(statusById.get(poor.solutionId)).toBe('under_evaluation'); // 3.5 is below the minimum of 5.0
    await expect(
      saveScoreSheet(one, { solutionId: good.solutionId, sheet: { scores: [], comment: '' } }),
    ).rejects.toMatchObject({ reason: 'panel_not_scoring' });
  });

  it('needs two evaluators who count', async () => {
    const stage = await closedChallenge({ solutions: 1 });
    const { chair, evaluators } = await appointedPanel(stage);
    await openBox(stage);
    const challengeId = stage.challenge.id;
    const [one, two] = evaluators;
    if (!one || !two) throw new Error('two evaluators');
    await declareConflict(chair, { challengeId, conflict: 'none', note: '' });
    await declareConflict(one, { challengeId, conflict: 'none', note: '' });
    await declareConflict(two, { challengeId, conflict: 'declared', note: 'Cùng dự án' });
    await lockedSheet(one, challengeId, first(stage.submitted).solutionId);
    await expect(lockResult(chair, { challengeId })).rejects.toMatchObject({ reason: 'too_few_evaluators' });
  });

  it('leaves out a disqualified solution at once, for everybody, with its reason', async () => {
    const stage = await lockedChallenge({ solutions: 3 });
    const challengeId = stage.challenge.id;
    const best = first(await unsafeRanking(db, challengeId));
    const disqualify = (actor: Actor) =>
      disqualifySolution(actor, { challengeId, solutionId: best.solutionId, reason: 'Sao chép hồ sơ khác' });
    await expect(disqualify(first(stage.evaluators))).rejects.toMatchObject({ reason: 'needs_chair' });
    await expect(disqualify(stage.sponsor)).rejects.toMatchObject({ code: 'not_found' });
    await disqualify(stage.chair);
    const after = await unsafeRanking(db, challengeId);
    expect(first(after)).toMatchObject({ rank: 1 });
    expect(first(after).solutionId).not.toBe(best.solutionId);
    expect(after.at(-1)).toMatchObject({ solutionId: best.solutionId, rank: null, standing: 'disqualified' });
  });
});
