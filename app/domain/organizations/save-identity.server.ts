import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { allOf, assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { foreignCountries } from './countries.ts';
import { asTaken } from './identity-taken.server.ts';
import { canEditJudged } from './organization.policy.ts';
import { lockOrganization } from './organization.queries.server.ts';
import type { Identity } from './organization.schema.ts';

/**
 * Writes the legal fields of an organisation that was never verified. Afterwards they change through the desk alone
 * (`requestVerification` with what is to change).
 * @throws DomainError not_found, forbidden; conflict beside a field that another organisation has
 */
export async function saveIdentity(actor: Actor, identity: Identity): Promise<void> {
  assertKnownCountry(identity);
  try {
    await inTransaction(async (tx) => {
      const organization = await lockOrganization(tx, actor, actor.organizationId);
      assertAllowed(
        allOf(canEditJudged(actor, organization), when(organization.status === 'unverified', 'identity_is_verified')),
      );
      await tx.update(organizations).set(identity).where(eq(organizations.id, organization.id));
      await recordAudit(tx, actor, {
        event: 'organization.save_identity',
        subjectKind: 'organization',
        subjectId: organization.id,
      });
    });
  } catch (error) {
    throw asTaken(error);
  }
}

/** @throws DomainError invalid_input beside the field */
export function assertKnownCountry(identity: Pick<Identity, 'country'>): void {
  if (identity.country !== 'VN' && !foreignCountries.includes(identity.country))
    throw new DomainError('invalid_input', { reason: 'unknown_country', field: 'country' });
}
