import type { Person } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { acceptTerms } from './accept-terms.server.ts';
import { pendingTerms } from './terms.queries.server.ts';
import { markOf } from './terms.versions.ts';

/**
 * A signed-in person accepts what holds now, having been shown it.
 *
 * @param shown marks of the versions on the page, by {@link markOf}, with commas between
 * @throws DomainError stale_state `terms_changed` when a version took effect that the page did not show
 */
export async function acceptPendingTerms(person: Pick<Person, 'userId'>, shown: string): Promise<void> {
  const marks = shown.split(',');
  const pending = await pendingTerms(person);
  if (!pending.every((version) => marks.includes(markOf(version))))
    throw new DomainError('stale_state', { reason: 'terms_changed' });
  await acceptTerms(db, person.userId, pending);
}
