import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import { criteriaOf, requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';
import { notifications } from '#db/schema/notifications.ts';
import {
  approvedChallenge,
  completeDraft,
  draftChallenge,
  passDeadline,
  publishedChallenge,
  submittedChallenge,
} from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { runDueJobs, waitingJobs } from '#tests/support/jobs.ts';
import { submittedSolution, writtenSolution } from '#tests/support/solutions.ts';

const statusOf = async (actor: Parameters<typeof requireChallenge>[0], id: string) =>
  (await requireChallenge(actor, id)).challenge.status;

const eventsOf = async (id: string) =>
  (await unsafeTimeline(db, { kind: 'challenge', id })).map((line) => line.event).reverse();

const kindsFor = async (userId: string) =>
  (await db.select({ kind: notifications.kind }).from(notifications).where(eq(notifications.userId, userId)))
    .map((row) => row.kind)
    .sort();

describe('from a draft to the deadline', () => {
  test('every step is on the timeline, told to whom it concerns, and ends closed by its own job', async () => {
    const { sponsor, reviewer, challenge } = await submittedChallenge();
    const manager = await createColleague(sponsor, ['manager']);
    await requestChanges(reviewer, { challengeId: challenge.id, reason: 'Nêu rõ dữ liệu sẵn có.' });
    expect(await statusOf(sponsor, challenge.id)).toBe('draft');

    await submitChallenge(sponsor, { challengeId: challenge.id });
    await approveChallenge(reviewer, { challengeId: challenge.id });
    await publishChallenge(sponsor, { challengeId: challenge.id });
    const [closing] = await waitingJobs('close-challenge');
    expect(closing).toMatchObject({ key: `close:${challenge.id}`, runAt: completeDraftClosing(challenge.closesAt) });

    expect(await closeChallenge(challenge.id)).toBe(false);
    await passDeadline(challenge.id);
    expect(await closeChallenge(challenge.id)).toBe(true);
    expect(await closeChallenge(challenge.id)).toBe(false);

    expect(await statusOf(sponsor, challenge.id)).toBe('closed');
    expect(await eventsOf(challenge.id)).toEqual([
      'challenge.create',
      'challenge.submit',
      'challenge.request_changes',
      'challenge.submit',
      'challenge.approve',
      'challenge.publish',
      'challenge.close',
    ]);
    expect(await kindsFor(reviewer.userId)).toEqual(['challenge_submitted', 'challenge_submitted']);
    expect(await kindsFor(manager.userId)).toEqual([
      'challenge_approved',
      'challenge_changes_requested',
      'challenge_closed',
      'challenge_published',
    ]);
  });

  test('a sweep closes what its own job missed', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    await passDeadline(challenge.id);
    const { handle } = await import('#app/jobs/handlers/close-due-challenges.ts');
    await handle();
    expect(await statusOf(sponsor, challenge.id)).toBe('closed');
  });

  test('the job of a deadline that has passed closes the challenge', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    await passDeadline(challenge.id);
    const { enqueue } = await import('#app/jobs/enqueue.server.ts');
    await enqueue(db, 'close-challenge', { challengeId: challenge.id }, { key: `close:${challenge.id}` });
    await runDueJobs();
    expect(await statusOf(sponsor, challenge.id)).toBe('closed');
  });
});

const completeDraftClosing = (closesAt: Date | null) => closesAt;

describe('a draft', () => {
  test('is saved step by step; the set of criteria is replaced as a whole', async () => {
    const { sponsor, challenge } = await draftChallenge();
    const saved = await saveChallengeDraft(sponsor, {
      challengeId: challenge.id,
      revision: challenge.revision,
      changes: { criteria: [{ name: 'Chi phí', guidance: 'Toàn vòng đời', weight: 10_000, minimum: null }] },
    });
    expect(saved.revision).toBe(challenge.revision + 1);
    const rows = await criteriaOf(db, challenge.id);
    expect(rows.map((row) => [row.position, row.name, row.weightBps])).toEqual([[0, 'Chi phí', 10_000]]);
    expect((await requireChallenge(sponsor, challenge.id)).challenge.title).toBe(completeDraft().title);
  });

  test('a save made from an older revision is refused and changes nothing', async () => {
    const { sponsor, challenge } = await draftChallenge();
    const colleague = await createColleague(sponsor, ['member']);
    const save = (actor: typeof sponsor, title: string) =>
      saveChallengeDraft(actor, { challengeId: challenge.id, revision: challenge.revision, changes: { title } });
    await save(colleague, 'Bản của đồng nghiệp');
    await expect(save(sponsor, 'Bản của tôi')).rejects.toMatchObject({ code: 'conflict', reason: 'draft_changed' });
    expect((await requireChallenge(sponsor, challenge.id)).challenge.title).toBe('Bản của đồng nghiệp');
  });

  test('is not sent while something is missing, and says what', async () => {
    const { sponsor, challenge } = await draftChallenge({
      changes: {
        criteria: [
          { name: 'Một', guidance: '', weight: 5_000, minimum: null },
          { name: 'Hai', guidance: '', weight: 4_999, minimum: null },
        ],
      },
    });
    await expect(submitChallenge(sponsor, { challengeId: challenge.id })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'challenge_incomplete',
      field: 'criteria',
    });
    expect(await statusOf(sponsor, challenge.id)).toBe('draft');
  });

  test('cannot be written once it is sent', async () => {
    const { sponsor, challenge } = await submittedChallenge();
    await expect(
      saveChallengeDraft(sponsor, {
        challengeId: challenge.id,
        revision: challenge.revision,
        changes: { title: 'Khác' },
      }),
    ).rejects.toMatchObject({ code: 'forbidden', reason: 'challenge_not_draft' });
  });

  test('is refused to those who may not write', async () => {
    const finance = await createActor({ roles: ['finance'] });
    const startup = await createActor({ kind: 'startup' });
    const input = { title: 'Đề bài', field: 'other', kind: 'idea' } as const;
    await expect(createChallenge(finance, input)).rejects.toMatchObject({ reason: 'needs_writer' });
    await expect(createChallenge(startup, input)).rejects.toMatchObject({ reason: 'startup_cannot_sponsor' });
  });
});

describe('publishing', () => {
  test('may move the deadline later, never earlier than approved', async () => {
    const { sponsor, challenge } = await approvedChallenge();
    const approved = challenge.closesAt?.getTime() ?? 0;
    await expect(
      publishChallenge(sponsor, { challengeId: challenge.id, closesAt: new Date(approved - 60_000) }),
    ).rejects.toMatchObject({ code: 'invalid_input', field: 'closesAt', reason: 'closing_before_approved' });
    const later = new Date(approved + 86_400_000);
    const published = await publishChallenge(sponsor, { challengeId: challenge.id, closesAt: later });
    expect(published.closesAt).toEqual(later);
  });

  test('is refused when the approved deadline has gone by meanwhile', async () => {
    const { sponsor, challenge } = await approvedChallenge();
    await passDeadline(challenge.id);
    await expect(publishChallenge(sponsor, { challengeId: challenge.id })).rejects.toMatchObject({
      field: 'closesAt',
      reason: 'closing_too_early',
    });
  });

  test('asks for search to be told, in the same transaction', async () => {
    const { challenge } = await publishedChallenge();
    const jobs = await waitingJobs();
    expect(jobs.filter((job) => job.key === `close:${challenge.id}`)).toHaveLength(1);
    expect(jobs.some((job) => job.name === 'sync-search')).toBe(true);
  });
});

describe('cancelling', () => {
  test('is public with its reason and takes the closing back', async () => {
    const { sponsor, challenge } = await publishedChallenge();
    const cancelled = await cancelChallenge(sponsor, { challengeId: challenge.id, reason: 'budget_withdrawn' });
    expect(cancelled).toMatchObject({ status: 'cancelled', endReason: 'budget_withdrawn' });
    expect((await waitingJobs('close-challenge')).some((job) => job.key === `close:${challenge.id}`)).toBe(false);
    await passDeadline(challenge.id);
    expect(await closeChallenge(challenge.id)).toBe(false);
  });

  test('gives what was submitted back unread and tells the startup why', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId } = await submittedSolution(stage);
    const unfinished = await writtenSolution(stage);
    await cancelChallenge(stage.sponsor, { challengeId: stage.challenge.id, reason: 'legal_obstacle' });
    expect((await requireOwnSolution(startup, solutionId)).solution.status).toBe('returned');
    expect(await kindsFor(startup.userId)).toContain('challenge_cancelled');
    expect(await kindsFor(unfinished.startup.userId)).not.toContain('challenge_cancelled');
  });

  test('a draft is not cancelled', async () => {
    const { sponsor, challenge } = await draftChallenge();
    await expect(
      cancelChallenge(sponsor, { challengeId: challenge.id, reason: 'no_longer_needed' }),
    ).rejects.toMatchObject({ code: 'stale_state' });
  });
});
