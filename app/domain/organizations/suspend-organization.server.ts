import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { canSeeVerificationDesk, canSuspend } from './organization.policy.ts';
import { lockOrganization, type Organization } from './organization.queries.server.ts';
import { organizationMachine } from './organization.states.ts';
import { tellOrganization } from './organization-news.server.ts';
import { isMember } from './verification.queries.server.ts';

/**
 * Stops an organisation: from now on it publishes nothing, wins nothing and is paid nothing; what it holds and what runs stays
 * where it is. Sealed work can still be taken back.
 * @throws DomainError not_found, forbidden (also for an organisation of the officer's own), stale_state; invalid_input without a reason
 */
export function suspendOrganization(
  actor: Actor,
  input: { organizationId: string; reason: string },
): Promise<Organization> {
  return inTransaction(async (tx) => {
    assertAllowed(canSeeVerificationDesk(actor));
    const organization = await lockOrganization(tx, actor, input.organizationId);
    assertCanFire(organizationMachine, 'suspend', organization.status);
    const officerIsMember = await isMember(tx, actor, organization.id);
    assertAllowed(canSuspend(actor, { ...organization, officerIsMember }));
    const done = await transition(tx, organizationMachine, 'suspend', organization, actor, { reason: input.reason });
    await tellOrganization(tx, done, 'organization_suspended', {
      roles: ['manager', 'finance'],
      data: { reason: input.reason },
      dedupeKey: `${done.id}:${(await databaseNow(tx)).toISOString()}`,
    });
    return done;
  });
}
