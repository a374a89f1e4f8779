import { systemActor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { isPastClosing, lockChallenge } from './challenge.queries.server.ts';
import { challengeMachine } from './challenge.states.ts';
import { tellSponsor } from './challenge-news.server.ts';

/**
 * Closes a published challenge whose deadline has passed by the database's clock. Runs as often as it likes: a challenge
 * that is closed already, cancelled, or not due yet (its deadline was moved) is left as it is.
 * @returns whether this call closed it
 * @throws DomainError not_found
 */
export function closeChallenge(challengeId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, challengeId, systemActor);
    if (challenge.status !== 'published' || !(await isPastClosing(tx, challengeId))) return false;
    const closed = await transition(tx, challengeMachine, 'close', challenge, systemActor, {
      set: { updatedAt: await databaseNow(tx) },
    });
    await enqueue(tx, 'sync-search', { kind: 'challenge', id: closed.id });
    await tellSponsor(tx, closed, 'challenge_closed');
    return true;
  });
}
