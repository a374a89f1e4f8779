import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { awardChallenge } from '#app/domain/flows/award-challenge.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import { endWithoutAward } from '#app/domain/flows/end-without-award.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { type DemoStage, type DemoStory, demoStages } from './demo-data.ts';
import { seedBankRail } from './seed-bank-rail.server.ts';
import { letDeadlinePass } from './seed-challenge.server.ts';
import { seedContract } from './seed-contract.server.ts';
import { giveAllFeedback, lockByChair, openBox, scoreAll } from './seed-evaluation.server.ts';
import type { Cast } from './seed-people.server.ts';
import { draftOnly, submitFor } from './seed-solutions.server.ts';

/** What comes after the publication of one demo challenge, as far as its stage says. */
export async function seedSequel(story: DemoStory, challenge: Challenge, sponsor: Actor, cast: Cast): Promise<void> {
  const reached = (stage: DemoStage) => demoStages.indexOf(story.stage) >= demoStages.indexOf(stage);
  if (!reached('published_with_solutions')) return;
  if (story.stage === 'cancelled') {
    await cancelChallenge(sponsor, { challengeId: challenge.id, reason: 'budget_withdrawn' });
    return;
  }
  if (story.stage === 'no_award') {
    await letDeadlinePass(challenge.id);
    await endWithoutAward(sponsor, { challengeId: challenge.id, reason: 'no_submission' });
    return;
  }

  const first = await submitFor(cast.startupOwner, challenge, 0);
  if (!reached('closed')) {
    await draftOnly(cast.startupTwo, challenge, 1);
    return;
  }
  await submitFor(cast.startupTwo, challenge, 1);
  await submitFor(cast.startupThree, challenge, 2);
  await letDeadlinePass(challenge.id);
  if (!reached('opening')) return;
  await openBox(challenge, { sponsor: story.stage === 'opening' ? null : sponsor, coordinator: cast.reviewer });
  if (!reached('scoring')) return;
  await scoreAll(challenge, sponsor, cast, { complete: reached('scored'), best: first });
  if (!reached('locked')) return;
  await lockByChair(challenge, cast.chair);
  if (!reached('contract_draft')) return;
  await giveAllFeedback(challenge, sponsor);
  const { contractId } = await awardChallenge(sponsor, { challengeId: challenge.id, solutionId: first, reason: '' });
  if (story.stage === 'bank_rail') await seedBankRail(contractId, challenge, cast);
  else await seedContract(story.stage, contractId, challenge, cast);
}
