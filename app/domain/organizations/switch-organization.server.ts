import { type Membership, membershipsOf } from '#app/domain/accounts/account.queries.server.ts';
import type { Person } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';

/**
 * The membership under which a person wants to act from now on; the session remembers it.
 *
 * @throws DomainError not_found for an organisation they do not belong to, whether it exists or not
 */
export async function switchOrganization(person: Pick<Person, 'userId'>, organizationId: string): Promise<Membership> {
  const memberships = await membershipsOf(person);
  return requireFound(memberships.find((membership) => membership.organizationId === organizationId));
}
