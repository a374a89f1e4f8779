import { randomUUID } from 'node:crypto';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { DraftChanges } from '#app/domain/challenges/challenge.schema.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { giveFeedback } from '#app/domain/evaluations/give-feedback.server.ts';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import { lockScoreSheet } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { listOpenedSolutions } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { saveSolutionDraft } from '#app/domain/solutions/save-solution-draft.server.ts';
import type { SolutionChanges } from '#app/domain/solutions/solution.schema.ts';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { type Receipt, submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { passDeadline, publishedChallenge, type Stage } from './challenges.ts';
import { createActor } from './factories.ts';

/** Solutions and evaluations brought to each stage through the use cases themselves, with their people. */

export async function completeSolution(challengeId: string, changes: SolutionChanges = {}): Promise<SolutionChanges> {
  const criteria = await criteriaOf(db, challengeId);
  return {
    title: 'Mô hình dự báo từ tín hiệu AIS',
    summary: 'Dự báo giờ đến bằng học máy trên dữ liệu AIS và lịch thủy triều.',
    approach: 'Thu thập, làm sạch, huấn luyện, đo sai số hằng ngày và hiệu chỉnh theo mùa.',
    plan: 'Ba tháng thí điểm tại một bến, sáu tháng mở rộng.',
    team: 'Bốn kỹ sư dữ liệu và một chuyên gia khai thác cảng.',
    priceVnd: '1800000000',
    answers: Object.fromEntries(criteria.map((criterion) => [criterion.id, `Đáp ứng: ${criterion.name}`])),
    ...changes,
  };
}

/** A startup that has begun and written everything. */
export async function writtenSolution(stage: Stage, options: { startup?: Actor; changes?: SolutionChanges } = {}) {
  const startup = options.startup ?? (await createActor({ kind: 'startup' }));
  const { id } = await startSolution(startup, { code: stage.challenge.code });
  const changes = await completeSolution(stage.challenge.id, options.changes);
  const { revision } = await saveSolutionDraft(startup, { solutionId: id, revision: 1, changes });
  return { startup, solutionId: id, revision };
}

export type Submitted = { startup: Actor; solutionId: string; revision: number; receipt: Receipt };

export async function submittedSolution(
  stage: Stage,
  options: { startup?: Actor; changes?: SolutionChanges } = {},
): Promise<Submitted> {
  const written = await writtenSolution(stage, options);
  return { ...written, receipt: await submitSolution(written.startup, written) };
}

/** A file that has passed its check, written directly: its bytes do not matter here. */
export async function attachedFile(
  by: Actor,
  solutionId: string,
  values: Partial<typeof documents.$inferInsert> = {},
): Promise<string> {
  const [row] = await db
    .insert(documents)
    .values({
      subjectKind: 'solution',
      subjectId: solutionId,
      fileKey: randomUUID(),
      name: 'thuyet-minh.pdf',
      sizeBytes: 1234,
      contentType: 'application/pdf',
      sha256: 'a'.repeat(64),
      status: 'ready',
      organizationId: by.organizationId,
      uploadedBy: by.userId,
      uploadedAt: new Date(),
      checkedAt: new Date(),
      ...values,
    })
    .returning({ id: documents.id });
  if (!row) throw new Error('no document was made');
  return row.id;
}

export type ClosedStage = Stage & { submitted: Submitted[] };

/** A closed challenge with as many sealed solutions as asked for. */
export async function closedChallenge(
  options: { solutions?: number; changes?: DraftChanges; sponsor?: Actor } = {},
): Promise<ClosedStage> {
  const stage = await publishedChallenge(options);
  const submitted: Submitted[] = [];
  for (let each = 0; each < (options.solutions ?? 2); each += 1) submitted.push(await submittedSolution(stage));
  await passDeadline(stage.challenge.id);
  await closeChallenge(stage.challenge.id);
  return { ...stage, submitted };
}

export async function openBox(stage: Stage): Promise<void> {
  const challengeId = stage.challenge.id;
  await confirmOpening(stage.sponsor, { challengeId, side: 'sponsor' });
  await confirmOpening(stage.reviewer, { challengeId, side: 'coordinator' });
}

export type PanelPeople = { chair: Actor; evaluators: Actor[] };

export async function appointedPanel(stage: Stage, evaluatorCount = 2): Promise<PanelPeople> {
  const chair = await createActor({ kind: 'university' });
  const evaluators: Actor[] = [];
  for (let each = 0; each < evaluatorCount; each += 1) evaluators.push(await createActor({ kind: 'association' }));
  await formPanel(stage.sponsor, {
    challengeId: stage.challenge.id,
    members: [
      { userId: chair.userId, role: 'chair' },
      ...evaluators.map(({ userId }) => ({ userId, role: 'evaluator' as const })),
    ],
  });
  return { chair, evaluators };
}

/** An opened challenge whose panel has declared no conflict. */
export async function scoringChallenge(options: Parameters<typeof closedChallenge>[0] & { evaluators?: number } = {}) {
  const stage = await closedChallenge(options);
  const panel = await appointedPanel(stage, options.evaluators);
  await openBox(stage);
  for (const member of [panel.chair, ...panel.evaluators])
    await declareConflict(member, { challengeId: stage.challenge.id, conflict: 'none', note: '' });
  return { ...stage, ...panel };
}

/** Fills in and locks one sheet with the same points everywhere. */
export async function lockedSheet(
  evaluator: Actor,
  challengeId: string,
  solutionId: string,
  points = 7,
): Promise<void> {
  const criteria = await criteriaOf(db, challengeId);
  const scores = criteria.map((criterion) => ({ criterionId: criterion.id, points, comment: '' }));
  await saveScoreSheet(evaluator, { solutionId, sheet: { scores, comment: 'Hồ sơ rõ ràng.' } });
  await lockScoreSheet(evaluator, { solutionId });
}

/** A challenge whose result is locked: the first submitted solution scored best, and so on down. */
export async function lockedChallenge(options: Parameters<typeof scoringChallenge>[0] = {}) {
  const stage = await scoringChallenge(options);
  for (const evaluator of stage.evaluators)
    for (const [index, { solutionId }] of stage.submitted.entries())
      await lockedSheet(evaluator, stage.challenge.id, solutionId, Math.max(9 - index, 6));
  await lockResult(stage.chair, { challengeId: stage.challenge.id });
  return stage;
}

export async function feedbackForAll(stage: Stage): Promise<void> {
  const challengeId = stage.challenge.id;
  for (const { id } of await listOpenedSolutions(stage.sponsor, challengeId))
    await giveFeedback(stage.sponsor, {
      challengeId,
      solutionId: id,
      feedback: 'Cảm ơn đơn vị; phương án đo cần rõ hơn.',
    });
}
