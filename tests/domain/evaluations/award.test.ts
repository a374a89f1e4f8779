import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { giveFeedback } from '#app/domain/evaluations/give-feedback.server.ts';
import { unsafeRanking } from '#app/domain/evaluations/ranking.queries.server.ts';
import { awardChallenge } from '#app/domain/flows/award-challenge.server.ts';
import { endWithoutAward } from '#app/domain/flows/end-without-award.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { publicWinner } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { notifications } from '#db/schema/notifications.ts';
import { organizations } from '#db/schema/organizations.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { createColleague } from '#tests/support/factories.ts';
import { feedbackForAll, lockedChallenge, scoringChallenge } from '#tests/support/solutions.ts';

const contractsOf = (challengeId: string) =>
  db.select().from(pilotContracts).where(eq(pilotContracts.challengeId, challengeId));
const statusOf = async (challengeId: string) =>
  (await db.select({ status: challenges.status }).from(challenges).where(eq(challenges.id, challengeId)))[0]?.status;

async function ranked(challengeId: string): Promise<string[]> {
  return (await unsafeRanking(db, challengeId)).map((row) => row.solutionId);
}

describe('the award', () => {
  it('decides for all at once: winner, the others with their reasons, the draft contract, the news', async () => {
    const stage = await lockedChallenge({ solutions: 3 });
    const challengeId = stage.challenge.id;
    await feedbackForAll(stage);
    const [best = ''] = await ranked(challengeId);
    const { contractId } = await awardChallenge(stage.sponsor, { challengeId, solutionId: best, reason: '' });

    expect(await statusOf(challengeId)).toBe('awarded');
    for (const { startup, solutionId } of stage.submitted) {
      const { solution } = await requireOwnSolution(startup, solutionId);
      expect(solution.status).toBe(solutionId === best ? 'awarded' : 'not_selected');
      expect(solution.feedback).toContain('phương án đo');
      const kind = solutionId === best ? 'solution_awarded' : 'solution_not_selected';
      const news = await db.select().from(notifications).where(eq(notifications.userId, startup.userId));
      expect(news.map((line) => line.kind)).toContain(kind);
    }
    const winner = stage.submitted.find((each) => each.solutionId === best)?.startup;
    expect(await contractsOf(challengeId)).toMatchObject([
      {
        id: contractId,
        status: 'draft',
        solutionId: best,
        buyerId: stage.sponsor.organizationId,
        supplierId: winner?.organizationId,
        valueVnd: 1_800_000_000n,
      },
    ]);
    expect(await publicWinner(challengeId)).toEqual({ name: winner?.organizationName });
  });

  it('goes to verified organisations alone', async () => {
    const stage = await lockedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    await feedbackForAll(stage);
    const [best = ''] = await ranked(challengeId);
    const winner = stage.submitted.find((each) => each.solutionId === best)?.startup.organizationId ?? '';
    const award = () => awardChallenge(stage.sponsor, { challengeId, solutionId: best, reason: '' });
    await db.update(organizations).set({ status: 'suspended' }).where(eq(organizations.id, winner));
    await expect(award()).rejects.toMatchObject({ reason: 'winner_not_verified' });
    expect(await contractsOf(challengeId)).toEqual([]);
    await db.update(organizations).set({ status: 'verified' }).where(eq(organizations.id, winner));
    await award();
  });

  it('is refused before the result is locked and while anybody evaluated has no reasons', async () => {
    const early = await scoringChallenge({ solutions: 1 });
    await expect(
      awardChallenge(early.sponsor, {
        challengeId: early.challenge.id,
        solutionId: early.submitted[0]?.solutionId ?? '',
        reason: '',
      }),
    ).rejects.toMatchObject({ reason: 'result_not_locked' });

    const stage = await lockedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    const [best = '', other = ''] = await ranked(challengeId);
    const award = () => awardChallenge(stage.sponsor, { challengeId, solutionId: best, reason: '' });
    await expect(award()).rejects.toMatchObject({ reason: 'feedback_missing' });
    await giveFeedback(stage.sponsor, { challengeId, solutionId: best, feedback: 'Tốt' });
    await expect(award()).rejects.toMatchObject({ reason: 'feedback_missing' });
    await giveFeedback(stage.sponsor, { challengeId, solutionId: other, feedback: 'Chưa đủ' });
    expect(await contractsOf(challengeId)).toEqual([]);
    const startup = stage.submitted.find((each) => each.solutionId === other)?.startup;
    expect(startup && (await requireOwnSolution(startup, other)).solution.feedback).toBeNull();
    await award();
  });

  it('asks for a written reason for any but the sole best', async () => {
    const stage = await lockedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    await feedbackForAll(stage);
    const [, second = ''] = await ranked(challengeId);
    const award = (reason: string) => awardChallenge(stage.sponsor, { challengeId, solutionId: second, reason });
    await expect(award(' ')).rejects.toMatchObject({ reason: 'award_needs_reason', field: 'reason' });
    await award('Giá thấp hơn nhiều, điểm gần bằng nhau');
    expect(await statusOf(challengeId)).toBe('awarded');
  });

  it('asks for it too when the best are equal', async () => {
    const stage = await lockedChallenge({ solutions: 5 }); // the fourth and fifth share 6 points; the first three do not
    const tied = (await unsafeRanking(db, stage.challenge.id)).filter((row) => row.tied);
    expect(tied.map((row) => row.rank)).toEqual([4, 4]);
  });

  it('is the sponsor’s managers’ alone', async () => {
    const stage = await lockedChallenge({ solutions: 1 });
    const challengeId = stage.challenge.id;
    await feedbackForAll(stage);
    const solutionId = stage.submitted[0]?.solutionId ?? '';
    const finance = await createColleague(stage.sponsor, ['finance']);
    for (const actor of [finance, stage.reviewer, stage.chair, stage.submitted[0]?.startup ?? finance])
      await expect(awardChallenge(actor, { challengeId, solutionId, reason: '' })).rejects.toMatchObject({
        code: 'forbidden',
      });
  });

  it('of many at once leaves one winner and one contract', async () => {
    const stage = await lockedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    await feedbackForAll(stage);
    const [best = '', second = ''] = await ranked(challengeId);
    const colleague = await createColleague(stage.sponsor, ['manager']);
    const results = await Promise.allSettled([
      awardChallenge(stage.sponsor, { challengeId, solutionId: best, reason: '' }),
      awardChallenge(colleague, { challengeId, solutionId: second, reason: 'Rẻ hơn' }),
      awardChallenge(colleague, { challengeId, solutionId: best, reason: '' }),
      endWithoutAward(stage.sponsor, { challengeId, reason: 'not_feasible' }),
    ]);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(refusals).toHaveLength(3);
    for (const refusal of refusals) {
      expect(refusal).toBeInstanceOf(DomainError);
      expect(refusal).toMatchObject({ code: 'stale_state' });
    }
    const ended = (await statusOf(challengeId)) === 'no_award';
    expect(await contractsOf(challengeId)).toHaveLength(ended ? 0 : 1);
  });
});

describe('ending without an award', () => {
  it('gives the public a coded reason and every applicant theirs', async () => {
    const stage = await lockedChallenge({ solutions: 2 });
    const challengeId = stage.challenge.id;
    const end = () => endWithoutAward(stage.sponsor, { challengeId, reason: 'not_feasible' });
    await expect(endWithoutAward(stage.sponsor, { challengeId, reason: 'no_submission' })).rejects.toMatchObject({
      reason: 'submissions_exist',
    });
    await expect(end()).rejects.toMatchObject({ reason: 'feedback_missing' });
    await feedbackForAll(stage);
    await end();
    const [row] = await db.select().from(challenges).where(eq(challenges.id, challengeId));
    expect(row).toMatchObject({ status: 'no_award', endReason: 'not_feasible' });
    for (const { startup, solutionId } of stage.submitted)
      expect((await requireOwnSolution(startup, solutionId)).solution).toMatchObject({
        status: 'not_selected',
        feedback: expect.stringContaining('phương án đo'),
      });
    expect(await contractsOf(challengeId)).toEqual([]);
  });
});
