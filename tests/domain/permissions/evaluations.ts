import { appointEvaluator } from '#app/domain/evaluations/appoint-evaluator.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { disqualifySolution } from '#app/domain/evaluations/disqualify-solution.server.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import { lockScoreSheet } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import { waiveConflict } from '#app/domain/evaluations/waive-conflict.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { createActor } from '#tests/support/factories.ts';
import {
  atClosing,
  atLockedSheets,
  atScoring,
  atUndeclared,
  atWaiting,
  atWritten,
  firstSolution,
} from './evaluation-scenes.ts';
import type { Row } from './row.ts';

/** What only the panel does: a seat is a person's, so that no role in any organisation gives it. */
const panelOnly = { own: '404 …', standing: '404 …', stranger: '404', desks: '404 …', other: '404 …' };

/** What the sponsor's managers do; everybody may know of the challenge. */
const bySponsor = {
  own: 'ok ok needs_manager needs_manager',
  standing: 'organization_not_verified organization_not_verified ok ok',
  stranger: 'not_sponsor',
  desks: 'not_sponsor …',
  other: 'not_sponsor …',
};

export const evaluationRows: Record<string, Row> = {
  'evaluations/form-panel': {
    ...bySponsor,
    scene: atClosing(async (actor, { challenge }) => {
      const chair = await createActor({ kind: 'university' });
      const evaluators = [await createActor({ kind: 'association' }), await createActor({ kind: 'association' })];
      const members = evaluators.map(({ userId }) => ({ userId, role: 'evaluator' as const }));
      return formPanel(actor, {
        challengeId: challenge.id,
        members: [{ userId: chair.userId, role: 'chair' }, ...members],
      });
    }),
  },
  'evaluations/appoint-evaluator': {
    ...bySponsor,
    panel: 'not_sponsor …',
    scene: atScoring(async (actor, { challenge }) =>
      appointEvaluator(actor, {
        challengeId: challenge.id,
        userId: (await createActor({ kind: 'association' })).userId,
      }),
    ),
  },
  'flows/confirm-opening#sponsor': {
    ...bySponsor,
    scene: atClosing((actor, { challenge }) => confirmOpening(actor, { challengeId: challenge.id, side: 'sponsor' })),
  },
  'flows/confirm-opening#coordinator': {
    own: 'needs_review_desk …',
    standing: 'needs_review_desk …',
    stranger: 'needs_review_desk',
    desks: 'needs_review_desk ok needs_review_desk …',
    other: 'needs_review_desk …',
    scene: atClosing((actor, { challenge }) =>
      confirmOpening(actor, { challengeId: challenge.id, side: 'coordinator' }),
    ),
  },
  'evaluations/declare-conflict': {
    ...panelOnly,
    panel: 'ok ok',
    scene: atUndeclared((actor, { challenge }) =>
      declareConflict(actor, { challengeId: challenge.id, conflict: 'none', note: '' }),
    ),
  },
  'evaluations/waive-conflict': {
    ...panelOnly,
    panel: 'ok needs_chair',
    scene: atWaiting((actor, { challenge, conflicted }) =>
      waiveConflict(actor, { challengeId: challenge.id, userId: conflicted.userId, reason: 'Quan hệ đã lâu.' }),
    ),
  },
  'evaluations/save-score-sheet': {
    ...panelOnly,
    panel: 'needs_evaluator ok',
    scene: atScoring((actor, stage) =>
      saveScoreSheet(actor, { solutionId: firstSolution(stage), sheet: { scores: [], comment: 'Rõ ràng.' } }),
    ),
  },
  'evaluations/lock-score-sheet': {
    ...panelOnly,
    panel: 'needs_evaluator ok',
    scene: atWritten((actor, stage) => lockScoreSheet(actor, { solutionId: firstSolution(stage) })),
  },
  'evaluations/disqualify-solution': {
    ...panelOnly,
    panel: 'ok needs_chair',
    scene: atScoring((actor, stage) =>
      disqualifySolution(actor, {
        challengeId: stage.challenge.id,
        solutionId: firstSolution(stage),
        reason: 'Sao chép hồ sơ khác.',
      }),
    ),
  },
  'evaluations/lock-result': {
    ...panelOnly,
    panel: 'ok needs_chair',
    scene: atLockedSheets((actor, { challenge }) => lockResult(actor, { challengeId: challenge.id })),
  },
};
