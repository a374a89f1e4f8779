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
 * Approves a challenge as it was read; its sponsor may publish it now.
 * @throws DomainError not_found, forbidden, stale_state
 */
export function approveChallenge(actor: Actor, input: { challengeId: string }): Promise<Challenge> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'approve', challenge.status);
    assertAllowed(canReview(actor, { ...challenge, sponsorKind: sponsor.kind }));
    const approved = await transition(tx, challengeMachine, 'approve', challenge, actor, {
      set: { updatedAt: await databaseNow(tx) },
    });
    await tellSponsor(tx, approved, 'challenge_approved');
    return approved;
  });
}
