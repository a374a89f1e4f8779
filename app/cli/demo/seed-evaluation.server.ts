import { type Challenge, criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { formPanel } from '#app/domain/evaluations/form-panel.server.ts';
import { giveFeedback } from '#app/domain/evaluations/give-feedback.server.ts';
import { lockResult } from '#app/domain/evaluations/lock-result.server.ts';
import { lockScoreSheet } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { saveScoreSheet } from '#app/domain/evaluations/save-score-sheet.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { listOpenedSolutions } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { db } from '#db/client.server.ts';
import type { Cast } from './seed-people.server.ts';

/** One or both officers turn their key. */
export async function openBox(
  challenge: Challenge,
  officers: { sponsor: Actor | null; coordinator: Actor },
): Promise<void> {
  await confirmOpening(officers.coordinator, { challengeId: challenge.id, side: 'coordinator' });
  if (officers.sponsor) await confirmOpening(officers.sponsor, { challengeId: challenge.id, side: 'sponsor' });
}

type Scoring = { complete: boolean; best: string };

/** The panel is appointed; everybody declares, then the first evaluator scores (all but one, unless it is complete), the second only when it is complete. */
export async function scoreAll(
  challenge: Challenge,
  sponsor: Actor,
  cast: Cast,
  { complete, best }: Scoring,
): Promise<void> {
  await formPanel(sponsor, {
    challengeId: challenge.id,
    members: [
      { userId: cast.chair.userId, role: 'chair' },
      { userId: cast.evaluatorOne.userId, role: 'evaluator' },
      { userId: cast.evaluatorTwo.userId, role: 'evaluator' },
    ],
  });
  const declared = complete
    ? [cast.chair, cast.evaluatorOne, cast.evaluatorTwo]
    : [cast.evaluatorOne, cast.evaluatorTwo];
  for (const member of declared) {
    await declareConflict(member, { challengeId: challenge.id, conflict: 'none', note: '' });
  }
  await scoreAs(cast.evaluatorOne, challenge, { best, shift: 0, leaveOne: !complete });
  if (complete) await scoreAs(cast.evaluatorTwo, challenge, { best, shift: 1, leaveOne: false });
}

type Round = { best: string; shift: number; leaveOne: boolean };

async function scoreAs(evaluator: Actor, challenge: Challenge, { best, shift, leaveOne }: Round): Promise<void> {
  const criteria = await criteriaOf(db, challenge.id);
  const solutions = await listOpenedSolutions(evaluator, challenge.id);
  const left = leaveOne ? solutions.findLast((solution) => solution.id !== best)?.id : undefined;
  for (const [index, solution] of solutions.entries()) {
    if (solution.id === left) continue;
    const points = solution.id === best ? 8 + (shift % 2) : 5 + ((index + shift) % 3);
    await saveScoreSheet(evaluator, {
      solutionId: solution.id,
      sheet: {
        scores: criteria.map((criterion, at) => ({
          criterionId: criterion.id,
          points: Math.max(points - (at % 2), 0),
          comment: '',
        })),
        comment: 'Trả lời đúng trọng tâm; cần làm rõ cách đo kết quả và phương án khi dữ liệu thiếu.',
      },
    });
    await lockScoreSheet(evaluator, { solutionId: solution.id });
  }
}

export function lockByChair(challenge: Challenge, chair: Actor): Promise<void> {
  return lockResult(chair, { challengeId: challenge.id });
}

/** The right to reasons: every evaluated solution gets them before the decision. */
export async function giveAllFeedback(challenge: Challenge, sponsor: Actor): Promise<void> {
  for (const solution of await listOpenedSolutions(sponsor, challenge.id)) {
    await giveFeedback(sponsor, {
      challengeId: challenge.id,
      solutionId: solution.id,
      feedback:
        'Hội đồng đánh giá cao cách tiếp cận từng bước và kế hoạch đo kết quả. Nên nêu rõ hơn phụ thuộc vào dữ liệu của đơn vị và chi phí khi nhân rộng.',
    });
  }
}
