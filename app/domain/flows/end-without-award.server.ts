import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { challengeMachine, type NoAwardReason } from '#app/domain/challenges/challenge.states.ts';
import { canDecide, canEndUnanswered } from '#app/domain/evaluations/evaluation.policy.ts';
import { unsafePanelOf } from '#app/domain/evaluations/panel.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { unsafeSolutionsIn, unsafeSubmissionCount } from '#app/domain/solutions/solution.queries.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOfDecision } from './decision-notices.server.ts';
import { declineAll } from './decline-solutions.server.ts';

/**
 * Ends a challenge without an award, for a published reason. A closed one that nobody answered may end at once; after an
 * opening the result is locked first, unless nothing is left to evaluate, and every evaluated solution has its reasons.
 *
 * @throws DomainError conflict `feedback_missing`; invalid_input `submissions_exist`; forbidden; stale_state; not_found
 */
export function endWithoutAward(actor: Actor, input: { challengeId: string; reason: NoAwardReason }): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'no_award', challenge.status);
    const standing = await unsafeSolutionsIn(tx, challenge.id, ['submitted', 'under_evaluation', 'shortlisted']);
    assertAllowed(
      standing.length === 0
        ? canEndUnanswered(actor, challenge)
        : canDecide(actor, challenge, await unsafePanelOf(tx, challenge.id)),
    );
    // The reason is published: it must not say that nobody answered when somebody did.
    if (input.reason === 'no_submission' && (await unsafeSubmissionCount(tx, challenge.id)) !== 0)
      throw new DomainError('invalid_input', { reason: 'submissions_exist', field: 'reason' });
    if (standing.some((solution) => !solution.feedback?.trim()))
      throw new DomainError('conflict', { reason: 'feedback_missing' });

    await declineAll(tx, actor, standing);
    await transition(tx, challengeMachine, 'no_award', challenge, actor, {
      reason: input.reason,
      set: { endReason: input.reason },
    });
    await tellOfDecision(tx, challenge, { declined: standing });
    await enqueue(tx, 'sync-search', { kind: 'challenge', id: challenge.id });
  });
}
