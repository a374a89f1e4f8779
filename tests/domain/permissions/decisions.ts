import { giveFeedback } from '#app/domain/evaluations/give-feedback.server.ts';
import { awardChallenge } from '#app/domain/flows/award-challenge.server.ts';
import { endWithoutAward } from '#app/domain/flows/end-without-award.server.ts';
import { atFeedback, atResult, firstSolution } from './evaluation-scenes.ts';
import type { Row } from './row.ts';

/** The panel recommends; what is decided is the sponsor's managers' alone. */
const bySponsor = {
  own: 'ok ok needs_manager needs_manager',
  standing: 'organization_not_verified organization_not_verified ok ok',
  stranger: 'not_sponsor',
  desks: 'not_sponsor …',
  other: 'not_sponsor …',
  panel: 'not_sponsor …',
};

export const decisionRows: Record<string, Row> = {
  'evaluations/give-feedback': {
    ...bySponsor,
    scene: atResult((actor, stage) =>
      giveFeedback(actor, {
        challengeId: stage.challenge.id,
        solutionId: firstSolution(stage),
        feedback: 'Phương án đo cần rõ hơn.',
      }),
    ),
  },
  'flows/award-challenge': {
    ...bySponsor,
    scene: atFeedback((actor, stage) =>
      awardChallenge(actor, { challengeId: stage.challenge.id, solutionId: firstSolution(stage), reason: '' }),
    ),
  },
  'flows/end-without-award': {
    ...bySponsor,
    scene: atFeedback((actor, { challenge }) =>
      endWithoutAward(actor, { challengeId: challenge.id, reason: 'not_feasible' }),
    ),
  },
};
