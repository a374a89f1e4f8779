import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canPublish } from './challenge.policy.ts';
import { type Challenge, lockChallenge } from './challenge.queries.server.ts';
import { challengeMachine } from './challenge.states.ts';
import { type ClosingRule, closesLateEnough } from './challenge-completeness.schema.ts';
import { tellSponsor } from './challenge-news.server.ts';
import { closingRule } from './closing-rule.server.ts';

/**
 * Publishes an approved challenge and orders its closing. A review may have eaten up the time solvers were to be given, so
 * the deadline may be moved later here; never earlier than what was approved.
 * @throws DomainError not_found, forbidden, stale_state (somebody published it first), invalid_input on `closesAt`
 */
export function publishChallenge(
  actor: Actor,
  input: { challengeId: string; closesAt?: Date | null },
): Promise<Challenge> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'publish', challenge.status);
    assertAllowed(canPublish(actor, challenge));
    const rule = await closingRule(tx);
    const closesAt = requireClosing(challenge.closesAt, input.closesAt ?? challenge.closesAt, rule);

    const published = await transition(tx, challengeMachine, 'publish', challenge, actor, {
      set: { closesAt, publishedAt: rule.now, updatedAt: rule.now },
      details: { closesAt: closesAt.toISOString(), sponsor: sponsor.name },
    });
    await enqueue(
      tx,
      'close-challenge',
      { challengeId: published.id },
      { runAt: closesAt, key: `close:${published.id}` },
    );
    await enqueue(tx, 'sync-search', { kind: 'challenge', id: published.id });
    await tellSponsor(tx, published, 'challenge_published', {
      data: { closesAt: closesAt.toISOString() },
      except: actor.userId,
    });
    return published;
  });
}

function requireClosing(approved: Date | null, wanted: Date | null, rule: ClosingRule): Date {
  if (!wanted) throw new DomainError('invalid_input', { reason: 'closing_missing', field: 'closesAt' });
  if (approved && wanted < approved)
    throw new DomainError('invalid_input', { reason: 'closing_before_approved', field: 'closesAt' });
  if (!closesLateEnough(wanted, rule))
    throw new DomainError('invalid_input', { reason: 'closing_too_early', field: 'closesAt' });
  return wanted;
}
