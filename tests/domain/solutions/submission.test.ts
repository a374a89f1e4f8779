import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { receiptOf } from '#app/domain/solutions/receipt.server.ts';
import { saveSolutionDraft } from '#app/domain/solutions/save-solution-draft.server.ts';
import { ownVersions, requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { withdrawSolution } from '#app/domain/solutions/withdraw-solution.server.ts';
import { db } from '#db/client.server.ts';
import { solutions, solutionVersions } from '#db/schema/solutions.ts';
import { passDeadline, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { attachedFile, submittedSolution, writtenSolution } from '#tests/support/solutions.ts';

const versionsOf = (solutionId: string) =>
  db.select().from(solutionVersions).where(eq(solutionVersions.solutionId, solutionId));

describe('starting', () => {
  it('gives a startup one workspace per challenge, whoever of it asks and however often', async () => {
    const { challenge } = await publishedChallenge();
    const startup = await createActor({ kind: 'startup' });
    const colleague = await createColleague(startup, ['member']);
    const started = await Promise.all(
      [startup, colleague, startup].map((actor) => startSolution(actor, { code: challenge.code })),
    );
    expect(new Set(started.map(({ id }) => id)).size).toBe(1);
  });

  it('is for verified startups, while the challenge is open', async () => {
    const { challenge } = await publishedChallenge();
    const start = async (options: Parameters<typeof createActor>[0]) =>
      startSolution(await createActor(options), { code: challenge.code });
    await expect(start({ kind: 'university' })).rejects.toMatchObject({ reason: 'only_startups_answer' });
    await expect(start({ kind: 'startup', status: 'pending' })).rejects.toMatchObject({
      reason: 'organization_not_verified',
    });
    await expect(start({ kind: 'startup', roles: ['finance'] })).rejects.toMatchObject({ reason: 'needs_writer' });
    await passDeadline(challenge.id);
    await expect(start({ kind: 'startup' })).rejects.toMatchObject({ code: 'deadline_passed' });
  });
});

describe('saving a draft', () => {
  it('merges what a step sends and refuses an older revision', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, revision } = await writtenSolution(stage);
    const saved = await saveSolutionDraft(startup, { solutionId, revision, changes: { title: 'Tên mới' } });
    expect(saved.revision).toBe(revision + 1);
    const { solution } = await requireOwnSolution(startup, solutionId);
    expect(solution.draft).toMatchObject({ title: 'Tên mới', priceVnd: '1800000000' });
    await expect(
      saveSolutionDraft(startup, { solutionId, revision, changes: { title: 'Cũ hơn' } }),
    ).rejects.toMatchObject({ code: 'stale_state' });
  });

  it('keeps answers to the criteria of this challenge only', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, revision } = await writtenSolution(stage);
    const answers = { '0197c0de-0000-7000-8000-000000000001': 'Của đề bài khác' };
    await saveSolutionDraft(startup, { solutionId, revision, changes: { answers } });
    const { solution } = await requireOwnSolution(startup, solutionId);
    expect(Object.keys(solution.draft.answers)).toHaveLength(2);
  });
});

describe('submitting', () => {
  it('seals a version with a receipt that can be recomputed, and another one with each revision', async () => {
    const stage = await publishedChallenge();
    const written = await writtenSolution(stage);
    const documentId = await attachedFile(written.startup, written.solutionId);
    const first = await submitSolution(written.startup, written);
    expect(first).toMatchObject({ number: 1 });

    const { revision } = await saveSolutionDraft(written.startup, { ...written, changes: { title: 'Bản hai' } });
    const second = await submitSolution(written.startup, { ...written, revision });
    expect(second).toMatchObject({ number: 2 });
    expect(second.sha256).not.toBe(first.sha256);

    const [newest, oldest] = await ownVersions(written.startup, written.solutionId);
    expect(newest?.content.title).toBe('Bản hai');
    expect(oldest?.files).toEqual([
      { documentId, name: 'thuyet-minh.pdf', purpose: 'attachment', sizeBytes: 1234, sha256: 'a'.repeat(64) },
    ]);
    for (const version of [newest, oldest])
      expect(
        version && receiptOf({ challengeCode: stage.challenge.code, solutionId: written.solutionId, ...version }),
      ).toBe(version?.sha256);
  });

  it('refuses what is incomplete, unchecked, unseen, or not for this person to send', async () => {
    const stage = await publishedChallenge();
    const written = await writtenSolution(stage);
    const { startup, solutionId } = written;
    const member = await createColleague(startup, ['member']);
    await expect(submitSolution(member, written)).rejects.toMatchObject({ reason: 'needs_manager' });
    await expect(submitSolution(startup, { solutionId, revision: 1 })).rejects.toMatchObject({ code: 'stale_state' });

    const file = await attachedFile(startup, solutionId, { status: 'pending', sha256: null, contentType: null });
    await expect(submitSolution(startup, written)).rejects.toMatchObject({ reason: 'files_still_checked' });
    await db.execute(sql`update documents set status = 'rejected', rejected_because = 'unreadable' where id = ${file}`);

    const { revision } = await saveSolutionDraft(startup, { ...written, changes: { priceVnd: '' } });
    await expect(submitSolution(startup, { solutionId, revision })).rejects.toMatchObject({
      reason: 'solution_incomplete',
    });
    expect(await versionsOf(solutionId)).toEqual([]);
  });

  it('refuses a text or the name of an anonymised file that gives the startup away to a blind panel', async () => {
    const stage = await publishedChallenge({ changes: { blind: true } });
    const startup = await createActor({ kind: 'startup' });
    const written = await writtenSolution(stage, { startup, changes: { team: `Đội ngũ ${startup.organizationName}` } });
    await expect(submitSolution(startup, written)).rejects.toMatchObject({ reason: 'solution_incomplete' });
    const { revision } = await saveSolutionDraft(startup, { ...written, changes: { team: 'Năm kỹ sư' } });
    await attachedFile(startup, written.solutionId, {
      purpose: 'anonymised',
      name: `ban an danh - ${startup.organizationName}.pdf`,
    });
    await expect(submitSolution(startup, { ...written, revision })).rejects.toMatchObject({
      reason: 'file_names_organization',
    });
  });

  it('cannot be changed afterwards, not even with the rights of the tables’ owner', async () => {
    const { solutionId } = await submittedSolution(await publishedChallenge());
    const { default: postgres } = await import('postgres');
    const owner = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1 });
    try {
      await expect(owner`update solution_versions set sha256 = 'x' where solution_id = ${solutionId}`).rejects.toThrow(
        'never changed',
      );
      await expect(owner`delete from solution_versions where solution_id = ${solutionId}`).rejects.toThrow(
        'never changed',
      );
    } finally {
      await owner.end();
    }
  });
});

describe('around the deadline', () => {
  it('is out by the clock although the closing job is late, in every way in', async () => {
    const stage = await publishedChallenge();
    const written = await writtenSolution(stage);
    const submitted = await submittedSolution(stage);
    await passDeadline(stage.challenge.id);
    const refused = { code: 'deadline_passed' };
    await expect(submitSolution(written.startup, written)).rejects.toMatchObject(refused);
    await expect(submitSolution(submitted.startup, submitted)).rejects.toMatchObject(refused);
    await expect(withdrawSolution(submitted.startup, submitted)).rejects.toMatchObject(refused);
    await expect(saveSolutionDraft(written.startup, { ...written, changes: { title: 'Muộn' } })).rejects.toMatchObject(
      refused,
    );
    expect((await versionsOf(written.solutionId)).length).toBe(0);
  });

  it('is in or out, never between, when it meets the closing job', async () => {
    for (let round = 0; round < 5; round += 1) {
      const stage = await publishedChallenge();
      const written = await writtenSolution(stage);
      await db.execute(
        sql`update challenges set closes_at = clock_timestamp() + interval '8 milliseconds' where id = ${stage.challenge.id}`,
      );
      const closing = (async () => {
        while (!(await closeChallenge(stage.challenge.id)));
      })();
      const [submission] = await Promise.allSettled([submitSolution(written.startup, written), closing]);
      const [row] = await db.select().from(solutions).where(eq(solutions.id, written.solutionId));
      const versions = await versionsOf(written.solutionId);
      if (submission?.status === 'fulfilled') {
        expect(row).toMatchObject({ status: 'submitted', currentVersion: 1 });
        expect(versions[0]?.submittedAt.getTime()).toBeLessThan(await closesAt(stage.challenge.id));
      } else {
        expect(submission?.reason).toMatchObject({ code: 'deadline_passed' });
        expect(row).toMatchObject({ status: 'draft', currentVersion: 0 });
        expect(versions).toEqual([]);
      }
    }
  });

  async function closesAt(challengeId: string): Promise<number> {
    const [row] = await db.execute<{ ms: string }>(
      sql`select ceil(extract(epoch from closes_at) * 1000)::bigint::text as ms from challenges where id = ${challengeId}`,
    );
    return Number(row?.ms);
  }
});

describe('withdrawing', () => {
  it('takes the submission back, keeps its sealed version, and lets it be submitted again', async () => {
    const stage = await publishedChallenge();
    const submitted = await submittedSolution(stage);
    await withdrawSolution(submitted.startup, submitted);
    expect((await requireOwnSolution(submitted.startup, submitted.solutionId)).solution.status).toBe('withdrawn');
    const again = await submitSolution(submitted.startup, submitted);
    expect(again.number).toBe(2);
    expect(await versionsOf(submitted.solutionId)).toHaveLength(2);
  });

  it('of two revisions at once one is sealed after the other, each under its own number', async () => {
    const stage = await publishedChallenge();
    const submitted = await submittedSolution(stage);
    const colleague = await createColleague(submitted.startup, ['manager']);
    const receipts = await Promise.all([submitted.startup, colleague].map((actor) => submitSolution(actor, submitted)));
    expect(receipts.map(({ number }) => number).sort()).toEqual([2, 3]);
  });
});
