import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canReinstate, canSeeVerificationDesk } from './organization.policy.ts';
import { lockOrganization, type Organization } from './organization.queries.server.ts';
import { organizationMachine } from './organization.states.ts';
import { tellOrganization } from './organization-news.server.ts';
import { isMember } from './verification.queries.server.ts';

/**
 * Lets a suspended organisation work again, verified as it was.
 * @throws DomainError not_found, forbidden (also for an organisation of the officer's own), stale_state; invalid_input without a reason
 */
export function reinstateOrganization(
  actor: Actor,
  input: { organizationId: string; reason: string },
): Promise<Organization> {
  return inTransaction(async (tx) => {
    assertAllowed(canSeeVerificationDesk(actor));
    const organization = await lockOrganization(tx, actor, input.organizationId);
    assertCanFire(organizationMachine, 'reinstate', organization.status);
    const officerIsMember = await isMember(tx, actor, organization.id);
    assertAllowed(canReinstate(actor, { ...organization, officerIsMember }));
    const done = await transition(tx, organizationMachine, 'reinstate', organization, actor, { reason: input.reason });
    await tellOrganization(tx, done, 'organization_reinstated', {
      roles: ['manager', 'finance'],
      data: { reason: input.reason },
      dedupeKey: `${done.id}:${(await databaseNow(tx)).toISOString()}`,
    });
    return done;
  });
}
