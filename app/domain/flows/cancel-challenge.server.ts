import { canCancel } from '#app/domain/challenges/challenge.policy.ts';
import { type Challenge, lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { type CancelReason, challengeMachine } from '#app/domain/challenges/challenge.states.ts';
import { tellSponsor } from '#app/domain/challenges/challenge-news.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { returnSolutionsUnread } from '#app/domain/solutions/return-solutions-unread.server.ts';
import { dequeue, enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';

/**
 * Cancels a challenge with a public, coded reason: every startup gets its solution back unread and is told why. A challenge
 * that was never published disappears without a public trace, but stays on its own timeline.
 * @throws DomainError not_found, forbidden, stale_state
 */
export function cancelChallenge(
  actor: Actor,
  input: { challengeId: string; reason: CancelReason },
): Promise<Challenge> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'cancel', challenge.status);
    assertAllowed(canCancel(actor, challenge));
    const cancelled = await transition(tx, challengeMachine, 'cancel', challenge, actor, {
      reason: input.reason,
      set: { endReason: input.reason, updatedAt: await databaseNow(tx) },
    });
    const reason = { reasonKey: `challenges:cancelReason.${input.reason}` };

    const returned = await returnSolutionsUnread(tx, cancelled.id, actor);
    for (const { solutionId, organizationId } of returned)
      await notify(tx, {
        to: { organizationId },
        kind: 'challenge_cancelled',
        subject: { kind: 'challenge', id: cancelled.id },
        path: `/giai-phap/${solutionId}`,
        data: { title: cancelled.title, code: cancelled.code, ...reason },
        dedupeKey: `challenge_cancelled:${cancelled.id}`,
      });
    await tellSponsor(tx, cancelled, 'challenge_cancelled', { data: reason, except: actor.userId });
    await dequeue(tx, `close:${cancelled.id}`);
    if (cancelled.publishedAt) await enqueue(tx, 'sync-search', { kind: 'challenge', id: cancelled.id });
    return cancelled;
  });
}
