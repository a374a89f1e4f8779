import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canReview } from './challenge.policy.ts';
import { type Challenge, lockChallenge } from './challenge.queries.server.ts';
import { challengeMachine } from './challenge.states.ts';
import { tellSponsor } from './challenge-news.server.ts';

/**
 * Gives a challenge back to its writers with the reason; it is a draft again, and the reviewer no longer sees it.
 * @throws DomainError not_found, forbidden, stale_state, invalid_input without a reason
 */
export function requestChanges(actor: Actor, input: { challengeId: string; reason: string }): Promise<Challenge> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'request_changes', challenge.status);
    assertAllowed(canReview(actor, { ...challenge, sponsorKind: sponsor.kind }));
    const returned = await transition(tx, challengeMachine, 'request_changes', challenge, actor, {
      reason: input.reason,
      // The writers' open pages hold the text as it was sent: their next save still fits it.
      set: { updatedAt: await databaseNow(tx) },
    });
    await tellSponsor(tx, returned, 'challenge_changes_requested', { data: { reason: input.reason } });
    return returned;
  });
}
