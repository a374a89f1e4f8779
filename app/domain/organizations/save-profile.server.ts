import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { canEditProfile } from './organization.policy.ts';
import { lockOrganization } from './organization.queries.server.ts';
import type { ProfileInput } from './organization.schema.ts';
import { findWard } from './wards.queries.server.ts';

/**
 * Contact, address and what the organisation says of itself.
 * @throws DomainError not_found, forbidden; invalid_input `unknown_ward` beside the field
 */
export async function saveProfile(actor: Actor, { ward, contactEmail, ...rest }: ProfileInput): Promise<void> {
  const found = ward === '' ? null : await findWard(ward);
  if (ward !== '' && !found) throw new DomainError('invalid_input', { reason: 'unknown_ward', field: 'ward' });
  await inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, actor, actor.organizationId);
    assertAllowed(canEditProfile(actor, organization));
    await tx
      .update(organizations)
      .set({ ...rest, wardCode: found?.code ?? null, contactEmail: contactEmail || null })
      .where(eq(organizations.id, organization.id));
    await recordAudit(tx, actor, {
      event: 'organization.save_profile',
      subjectKind: 'organization',
      subjectId: organization.id,
    });
  });
}
