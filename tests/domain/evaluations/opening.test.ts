import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { unsafePanelOf } from '#app/domain/evaluations/panel.queries.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { endWithoutAward } from '#app/domain/flows/end-without-award.server.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { withdrawSolution } from '#app/domain/solutions/withdraw-solution.server.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { openings } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';
import { passDeadline, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import {
  appointedPanel,
  closedChallenge,
  openBox,
  submittedSolution,
  writtenSolution,
} from '#tests/support/solutions.ts';

const statusOf = async (challengeId: string) =>
  (await db.select({ status: challenges.status }).from(challenges).where(eq(challenges.id, challengeId)))[0]?.status;
const rowsOf = (challengeId: string) => db.select().from(solutions).where(eq(solutions.challengeId, challengeId));

describe('opening the sealed box', () => {
  it('needs one officer of each side, and opens with the second', async () => {
    const stage = await closedChallenge({ solutions: 3 });
    const challengeId = stage.challenge.id;
    expect(await confirmOpening(stage.sponsor, { challengeId, side: 'sponsor' })).toBe('waiting');
    expect(await statusOf(challengeId)).toBe('closed');
    expect((await rowsOf(challengeId)).every((row) => row.status === 'submitted' && row.label === null)).toBe(true);

    expect(await confirmOpening(stage.reviewer, { challengeId, side: 'coordinator' })).toBe('opened');
    expect(await statusOf(challengeId)).toBe('evaluating');
    const opened = await rowsOf(challengeId);
    expect(opened.map((row) => row.label).sort()).toEqual(['A', 'B', 'C']);
    expect(new Set(opened.map((row) => row.status))).toEqual(new Set(['under_evaluation']));
    const events = (await unsafeTimeline(db, { kind: 'challenge', id: challengeId })).map((line) => line.event);
    expect(events.filter((event) => event === 'challenge.confirm_opening')).toHaveLength(2);
    expect(events).toContain('challenge.start_evaluation');
  });

  it('is refused to everybody else, to one person for both sides, and twice to one side', async () => {
    const stage = await closedChallenge();
    const challengeId = stage.challenge.id;
    const refused = async (
      actor: Parameters<typeof confirmOpening>[0],
      side: 'sponsor' | 'coordinator',
      reason: string,
    ) => expect(confirmOpening(actor, { challengeId, side })).rejects.toMatchObject({ reason });
    await refused(await createActor({ kind: 'corporation' }), 'sponsor', 'not_sponsor');
    await refused(await createColleague(stage.sponsor, ['finance']), 'sponsor', 'needs_manager');
    await refused(stage.sponsor, 'coordinator', 'needs_review_desk');
    await refused(await createColleague(stage.reviewer, ['owner'], ['treasury']), 'coordinator', 'needs_review_desk');
    await confirmOpening(stage.sponsor, { challengeId, side: 'sponsor' });
    await refused(await createColleague(stage.sponsor, ['manager']), 'sponsor', 'side_has_confirmed');
    expect(await statusOf(challengeId)).toBe('closed');
  });

  it('never lets one person of the coordinator open the coordinator’s own box alone', async () => {
    const sponsor = await createActor({ kind: 'coordinator' });
    const stage = await closedChallenge({ sponsor });
    const challengeId = stage.challenge.id;
    await confirmOpening(sponsor, { challengeId, side: 'sponsor' });
    await expect(confirmOpening(sponsor, { challengeId, side: 'coordinator' })).rejects.toMatchObject({
      reason: 'two_different_officers',
    });
  });

  it('is refused before the deadline and when it was opened', async () => {
    const stage = await publishedChallenge();
    await expect(
      confirmOpening(stage.sponsor, { challengeId: stage.challenge.id, side: 'sponsor' }),
    ).rejects.toMatchObject({ code: 'stale_state' });
    const closed = await closedChallenge();
    await openBox(closed);
    await expect(
      confirmOpening(closed.sponsor, { challengeId: closed.challenge.id, side: 'sponsor' }),
    ).rejects.toMatchObject({ code: 'stale_state' });
  });

  it('happens once when many officers press at the same moment', async () => {
    const stage = await closedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    const sponsors = [stage.sponsor, await createColleague(stage.sponsor, ['manager'])];
    const desks = [stage.reviewer, await createColleague(stage.reviewer, ['member'], ['review'])];
    const outcomes = await Promise.allSettled([
      ...sponsors.map((actor) => confirmOpening(actor, { challengeId, side: 'sponsor' })),
      ...desks.map((actor) => confirmOpening(actor, { challengeId, side: 'coordinator' })),
    ]);
    const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(done.sort()).toEqual(['opened', 'waiting']);
    expect(await db.select().from(openings).where(eq(openings.challengeId, challengeId))).toHaveLength(2);
    const starts = await unsafeTimeline(db, { kind: 'challenge', id: challengeId });
    expect(starts.filter((line) => line.event === 'challenge.start_evaluation')).toHaveLength(1);
  });

  it('leaves drafts and withdrawn solutions closed', async () => {
    const stage = await publishedChallenge();
    const draft = await writtenSolution(stage);
    const withdrawn = await submittedSolution(stage);
    await withdrawSolution(withdrawn.startup, withdrawn);
    await submittedSolution(stage);
    await passDeadline(stage.challenge.id);
    await closeChallenge(stage.challenge.id);
    await openBox(stage);
    expect((await requireOwnSolution(draft.startup, draft.solutionId)).solution.status).toBe('draft');
    expect((await requireOwnSolution(withdrawn.startup, withdrawn.solutionId)).solution.status).toBe('withdrawn');
    expect((await rowsOf(stage.challenge.id)).filter((row) => row.label !== null)).toHaveLength(1);
  });

  it('lets a panel begin whether it was formed before or after', async () => {
    const before = await closedChallenge();
    await appointedPanel(before);
    await openBox(before);
    const after = await closedChallenge();
    await openBox(after);
    expect(await unsafePanelOf(db, after.challenge.id)).toBeNull();
    await appointedPanel(after);
    for (const stage of [before, after]) expect((await unsafePanelOf(db, stage.challenge.id))?.status).toBe('scoring');
  });
});

describe('a box with nothing in it', () => {
  it('is not opened, but may end without an award', async () => {
    const stage = await closedChallenge({ solutions: 0 });
    const challengeId = stage.challenge.id;
    await expect(confirmOpening(stage.sponsor, { challengeId, side: 'sponsor' })).rejects.toMatchObject({
      reason: 'nothing_to_open',
    });
    await endWithoutAward(stage.sponsor, { challengeId, reason: 'no_submission' });
    expect(await statusOf(challengeId)).toBe('no_award');
  });

  it('and one with something in it does not end unread', async () => {
    const stage = await closedChallenge({ solutions: 1 });
    await expect(
      endWithoutAward(stage.sponsor, { challengeId: stage.challenge.id, reason: 'no_submission' }),
    ).rejects.toMatchObject({ reason: 'challenge_not_evaluating' });
  });
});
