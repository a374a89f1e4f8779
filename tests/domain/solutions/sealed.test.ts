import { describe, expect, it } from 'vitest';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { listOpenedSolutions, readOpenedSolution } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import {
  listOwnSolutions,
  ownSolutionFor,
  ownVersions,
  requireOwnSolution,
  unsafeSubmissionCount,
} from '#app/domain/solutions/solution.queries.server.ts';
import { solutionSubject } from '#app/domain/solutions/solution.subject.server.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { db } from '#db/client.server.ts';
import { passDeadline, publishedChallenge, type Stage } from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import {
  appointedPanel,
  attachedFile,
  closedChallenge,
  openBox,
  submittedSolution,
  writtenSolution,
} from '#tests/support/solutions.ts';

/** Everybody who would like to read a rival's or an applicant's work, with every office there is. */
async function readers(stage: Stage): Promise<Record<string, Actor>> {
  const panel = await appointedPanel(stage);
  return {
    'sponsor’s owner': stage.sponsor,
    'sponsor’s manager': await createColleague(stage.sponsor, ['manager']),
    'coordinator’s staff': stage.reviewer,
    evaluator: panel.evaluators[0] ?? panel.chair,
    chair: panel.chair,
    'another startup': await createActor({ kind: 'startup' }),
    'another applicant': (await submittedSolution(stage)).startup,
  };
}

/** What one reader finds of a solution through every query and scope that leads to content. */
async function found(reader: Actor, stage: Stage, solutionId: string): Promise<string[]> {
  const ways: Record<string, () => Promise<boolean>> = {
    own: () => requireOwnSolution(reader, solutionId).then(() => true),
    versions: async () => (await ownVersions(reader, solutionId)).length > 0,
    listOwn: async () => (await listOwnSolutions(reader)).some((row) => row.solution.id === solutionId),
    forChallenge: async () => (await ownSolutionFor(reader, stage.challenge.id))?.id === solutionId,
    listOpened: async () =>
      (await listOpenedSolutions(reader, stage.challenge.id)).some((row) => row.id === solutionId),
    read: () => readOpenedSolution(reader, solutionId).then(() => true),
    files: () => solutionSubject.canRead(reader, solutionId, 'attachment'),
    anonymisedFiles: () => solutionSubject.canRead(reader, solutionId, 'anonymised'),
    attach: () => solutionSubject.canAttach(reader, solutionId, 'attachment'),
  };
  const results = await Promise.all(
    Object.entries(ways).map(async ([name, way]) => ((await way().catch(() => false)) ? [name] : [])),
  );
  return results.flat();
}

describe('a sealed solution', () => {
  it('does not exist for anybody but its startup, before and after the deadline', async () => {
    const stage = await publishedChallenge();
    const target = await submittedSolution(stage);
    const people = await readers(stage);
    for (const [who, reader] of Object.entries(people))
      expect([who, await found(reader, stage, target.solutionId)]).toEqual([who, []]);
    expect(await found(target.startup, stage, target.solutionId)).toEqual([
      'own',
      'versions',
      'listOwn',
      'forChallenge',
      'files',
      'anonymisedFiles',
      'attach',
    ]);

    const closed = await closedChallenge({ solutions: 1 });
    const [sealed] = closed.submitted;
    const { challenge } = closed;
    for (const reader of [closed.sponsor, closed.reviewer])
      expect(await found(reader, { ...stage, challenge }, sealed?.solutionId ?? '')).toEqual([]);
  });

  it('is counted only after the deadline', async () => {
    const stage = await publishedChallenge();
    await submittedSolution(stage);
    await writtenSolution(stage);
    expect(await unsafeSubmissionCount(db, stage.challenge.id)).toBeNull();
    const closed = await closedChallenge({ solutions: 2 });
    expect(await unsafeSubmissionCount(db, closed.challenge.id)).toBe(2);
  });

  it('leaves no trace on the challenge’s timeline', async () => {
    const stage = await publishedChallenge();
    await submittedSolution(stage);
    const events = (await unsafeTimeline(db, { kind: 'challenge', id: stage.challenge.id })).map((line) => line.event);
    expect(events.filter((event) => event.startsWith('solution'))).toEqual([]);
  });
});

describe('an opened solution', () => {
  it('is read by the sponsor’s managers, the review desk and the panel, each by their office', async () => {
    const stage = await closedChallenge({ solutions: 1, changes: { blind: false } });
    const solutionId = stage.submitted[0]?.solutionId ?? '';
    const panel = await appointedPanel(stage);
    const [evaluator, undeclared] = panel.evaluators;
    if (!evaluator || !undeclared) throw new Error('a panel has two evaluators');
    await openBox(stage);
    await declareConflict(evaluator, { challengeId: stage.challenge.id, conflict: 'none', note: '' });
    await declareConflict(panel.chair, { challengeId: stage.challenge.id, conflict: 'declared', note: 'Quen biết' });

    const office = ['listOpened', 'read', 'files', 'anonymisedFiles'];
    expect(await found(stage.sponsor, stage, solutionId)).toEqual(office);
    expect(await found(stage.reviewer, stage, solutionId)).toEqual(office);
    expect(await found(evaluator, stage, solutionId)).toEqual(office);
    expect(await found(undeclared, stage, solutionId)).toEqual([]);
    expect(await found(panel.chair, stage, solutionId)).toEqual([]);
    const finance = await createColleague(stage.sponsor, ['finance', 'member']);
    expect(await found(finance, stage, solutionId)).toEqual([]);
    const treasurer = await createColleague(stage.reviewer, ['member'], ['treasury']);
    expect(await found(treasurer, stage, solutionId)).toEqual([]);
    expect(await found(await createActor({ kind: 'startup' }), stage, solutionId)).toEqual([]);
  });

  it('leaves a line on its audit trail each time it is read', async () => {
    const stage = await closedChallenge({ solutions: 1 });
    const solutionId = stage.submitted[0]?.solutionId ?? '';
    await openBox(stage);
    await readOpenedSolution(stage.sponsor, solutionId);
    await readOpenedSolution(stage.reviewer, solutionId);
    const lines = await unsafeTimeline(db, { kind: 'solution', id: solutionId });
    expect(
      lines
        .filter((line) => line.event === 'solution.read')
        .map((line) => line.actorName)
        .sort(),
    ).toEqual([stage.sponsor.displayName, stage.reviewer.displayName].sort());
  });

  it('shows the files of its sealed version, not what was attached afterwards', async () => {
    const stage = await publishedChallenge({ changes: { blind: false } });
    const written = await writtenSolution(stage);
    const sealed = await attachedFile(written.startup, written.solutionId);
    await submitSolution(written.startup, written);
    const late = await attachedFile(written.startup, written.solutionId);
    await passDeadline(stage.challenge.id);
    await closeChallenge(stage.challenge.id);
    await openBox(stage);
    const readable = (documentId: string) =>
      solutionSubject.canRead(stage.sponsor, written.solutionId, 'attachment', documentId);
    expect([await readable(sealed), await readable(late)]).toEqual([true, false]);
    expect(await solutionSubject.keepsFile?.(written.solutionId, sealed)).toBe(true);
    expect(await solutionSubject.keepsFile?.(written.solutionId, late)).toBe(false);
  });

  it('goes back to being its startup’s own when the challenge is cancelled', async () => {
    const stage = await closedChallenge({ solutions: 1 });
    const [target] = stage.submitted;
    await openBox(stage);
    await cancelChallenge(stage.sponsor, { challengeId: stage.challenge.id, reason: 'budget_withdrawn' });
    expect(await found(stage.sponsor, stage, target?.solutionId ?? '')).toEqual([]);
    expect(await found(stage.reviewer, stage, target?.solutionId ?? '')).toEqual([]);
    const own = target && (await requireOwnSolution(target.startup, target.solutionId));
    expect(own?.solution.status).toBe('returned');
  });
});
