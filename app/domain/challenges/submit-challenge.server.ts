import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canSubmit } from './challenge.policy.ts';
import { type Challenge, criteriaOf, lockChallenge } from './challenge.queries.server.ts';
import { challengeMachine } from './challenge.states.ts';
import { completenessIssues } from './challenge-completeness.schema.ts';
import { tellReviewers } from './challenge-news.server.ts';
import { closingRule } from './closing-rule.server.ts';

/**
 * Sends a complete draft to the coordinator for review; from now on its officers see it and nobody edits it.
 * @throws DomainError not_found, forbidden, stale_state, invalid_input (`challenge_incomplete`; `field` is the first one)
 */
export function submitChallenge(actor: Actor, input: { challengeId: string }): Promise<Challenge> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'submit', challenge.status);
    assertAllowed(canSubmit(actor, challenge));
    const rule = await closingRule(tx);
    const [issue] = completenessIssues({ ...challenge, criteria: await criteriaOf(tx, challenge.id) }, rule);
    if (issue) throw new DomainError('invalid_input', { reason: 'challenge_incomplete', field: issue.field });

    const submitted = await transition(tx, challengeMachine, 'submit', challenge, actor, {
      set: { updatedAt: rule.now },
    });
    await tellReviewers(tx, submitted, sponsor);
    return submitted;
  });
}
