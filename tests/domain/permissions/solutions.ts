import { randomUUID } from 'node:crypto';
import { registerUpload } from '#app/domain/documents/register-upload.server.ts';
import { removeDocument } from '#app/domain/documents/remove-document.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { saveSolutionDraft } from '#app/domain/solutions/save-solution-draft.server.ts';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { withdrawSolution } from '#app/domain/solutions/withdraw-solution.server.ts';
import { publishedChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import { attachedFile, submittedSolution, writtenSolution } from '#tests/support/solutions.ts';
import type { Row } from './row.ts';

type Written = Awaited<ReturnType<typeof writtenSolution>>;

/** The startup is at home, the sponsor of the challenge the other side. */
const scene =
  (
    bring: typeof writtenSolution | typeof submittedSolution,
    use: (actor: Actor, written: Written) => Promise<unknown>,
  ) =>
  async () => {
    const stage = await publishedChallenge();
    const written = await bring(stage);
    return { home: written.startup, other: stage.sponsor, run: (actor: Actor) => use(actor, written) };
  };

/** What only writers of the startup do, while nobody else knows that the solution exists. */
const written = {
  own: 'ok ok needs_writer ok',
  standing: 'organization_suspended ok ok ok',
  stranger: '404',
  desks: '404 …',
  other: '404 …',
};

export const solutionRows: Record<string, Row> = {
  'solutions/start-solution': {
    own: 'ok ok needs_writer ok',
    standing: 'organization_not_verified organization_not_verified ok ok',
    stranger: 'ok',
    desks: 'only_startups_answer …',
    other: 'only_startups_answer …',
    scene: async () => {
      const { sponsor, challenge } = await publishedChallenge();
      const run = (actor: Actor) => startSolution(actor, { code: challenge.code });
      return { home: await createActor({ kind: 'startup' }), other: sponsor, run };
    },
  },
  'solutions/save-solution-draft': {
    ...written,
    scene: scene(writtenSolution, (actor, { solutionId, revision }) =>
      saveSolutionDraft(actor, { solutionId, revision, changes: { title: 'Khác' } }),
    ),
  },
  'solutions/submit-solution': {
    own: 'ok ok needs_manager needs_manager',
    standing: 'organization_not_verified organization_not_verified ok ok',
    stranger: '404',
    desks: '404 …',
    other: '404 …',
    scene: scene(writtenSolution, (actor, { solutionId, revision }) => submitSolution(actor, { solutionId, revision })),
  },
  // A suspended organisation may still take its work back.
  'solutions/withdraw-solution': {
    own: 'ok ok needs_manager needs_manager',
    standing: 'ok …',
    stranger: '404',
    desks: '404 …',
    other: '404 …',
    scene: scene(submittedSolution, (actor, { solutionId }) => withdrawSolution(actor, { solutionId })),
  },
  'documents/register-upload': {
    ...written,
    own: 'ok ok cannot_attach ok',
    standing: 'cannot_attach ok ok ok',
    scene: scene(writtenSolution, (actor, { solutionId }) =>
      registerUpload(
        actor,
        { subjectKind: 'solution', subjectId: solutionId, purpose: 'attachment' },
        [{ name: 'thuyet-minh.pdf', sizeBytes: 1_234, modifiedMs: 0 }],
        () => randomUUID(),
      ),
    ),
  },
  'documents/remove-document': {
    ...written,
    own: 'ok ok cannot_attach ok',
    standing: 'cannot_attach ok ok ok',
    scene: async () => {
      const stage = await publishedChallenge();
      const { startup, solutionId } = await writtenSolution(stage);
      const documentId = await attachedFile(startup, solutionId);
      return { home: startup, other: stage.sponsor, run: (actor: Actor) => removeDocument(actor, documentId) };
    },
  },
};
