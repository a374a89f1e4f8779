import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import {
  appointedPanel,
  type ClosedStage,
  closedChallenge,
  feedbackForAll,
  lockedChallenge,
  lockedSheet,
  openBox,
  scoringChallenge,
} from '#tests/support/solutions.ts';
import type { Scene } from './row.ts';

/** The sponsor is at home; the startup that answered is the other side. */
type Stage = ClosedStage & { chair?: Actor; evaluators?: Actor[] };

const sceneOf =
  <S extends Stage>(bring: () => Promise<S>) =>
  (use: (actor: Actor, stage: S) => Promise<unknown>) =>
  async (): Promise<Scene> => {
    const stage = await bring();
    const [answer] = stage.submitted;
    const [evaluator] = stage.evaluators ?? [];
    return {
      home: stage.sponsor,
      ...(answer && { other: answer.startup }),
      ...(stage.chair && { chair: stage.chair }),
      ...(evaluator && { evaluator }),
      run: (actor) => use(actor, stage),
    };
  };

export const firstSolution = (stage: Stage): string => stage.submitted[0]?.solutionId ?? '';

export const atClosing = sceneOf(() => closedChallenge({ solutions: 1 }));
export const atScoring = sceneOf(() => scoringChallenge({ solutions: 1 }));

export const atUndeclared = sceneOf(async () => {
  const stage = await closedChallenge({ solutions: 1 });
  const panel = await appointedPanel(stage);
  await openBox(stage);
  return { ...stage, ...panel };
});

/** The chair and one evaluator are free, the other waits for the chair to waive a conflict. */
export const atWaiting = sceneOf(async () => {
  const stage = await closedChallenge({ solutions: 1 });
  const { chair, evaluators } = await appointedPanel(stage);
  await openBox(stage);
  const [free, conflicted] = evaluators;
  if (!free || !conflicted) throw new Error('no panel');
  const challengeId = stage.challenge.id;
  for (const member of [chair, free]) await declareConflict(member, { challengeId, conflict: 'none', note: '' });
  await declareConflict(conflicted, { challengeId, conflict: 'declared', note: 'Từng làm việc cùng.' });
  return { ...stage, chair, evaluators: [free], conflicted };
});

/** Every evaluator has written the first sheet and locked none. */
export const atWritten = sceneOf(async () => {
  const stage = await scoringChallenge({ solutions: 1 });
  const criteria = await criteriaOf(db, stage.challenge.id);
  const scores = criteria.map(({ id }) => ({ criterionId: id, points: 7, comment: '' }));
  for (const evaluator of stage.evaluators)
    await saveScoreSheet(evaluator, { solutionId: firstSolution(stage), sheet: { scores, comment: 'Rõ ràng.' } });
  return stage;
});

export const atLockedSheets = sceneOf(async () => {
  const stage = await scoringChallenge({ solutions: 1 });
  for (const evaluator of stage.evaluators) await lockedSheet(evaluator, stage.challenge.id, firstSolution(stage));
  return stage;
});

/** The panel has locked its result. */
export const atResult = sceneOf(() => lockedChallenge({ solutions: 1 }));

export const atFeedback = sceneOf(async () => {
  const stage = await lockedChallenge({ solutions: 1 });
  await feedbackForAll(stage);
  return stage;
});
