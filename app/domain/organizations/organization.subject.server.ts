import { eq, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import type { SubjectScope } from '#app/domain/kernel/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import { canEditJudged, canEditProfile } from './organization.policy.ts';
import { unsafeLogoOf } from './organization.queries.server.ts';
import { documentPurposes } from './organization-completeness.ts';

async function find(id: string) {
  const [row] = await db
    .select({ id: organizations.id, kind: organizations.kind, status: organizations.status })
    .from(organizations)
    .where(eq(organizations.id, id));
  return row;
}

const isJudged = (purpose: string) => (documentPurposes as readonly string[]).includes(purpose);

/**
 * The logo of a verified organisation is everybody's to see, as long as it is a picture of a fair size. Papers are its
 * members' and the verification desk's; what the desk was shown stays, even when it is taken off the profile.
 */
export const organizationSubject: SubjectScope = {
  async canRead(actor, id, purpose, documentId) {
    if (purpose !== 'logo' && !isJudged(purpose)) return false;
    if (actor?.organizationId === id || (actor && hasDesk(actor, 'verification')))
      return (await find(id)) !== undefined;
    if (purpose !== 'logo' || (await find(id))?.status !== 'verified') return false;
    return documentId === undefined || (await unsafeLogoOf(id)) === documentId;
  },

  async canAttach(actor: Actor, id, purpose) {
    const organization = actor.organizationId === id ? await find(id) : undefined;
    if (!organization) return false;
    if (purpose === 'logo') return canEditProfile(actor, organization).allowed;
    return isJudged(purpose) && canEditJudged(actor, organization).allowed;
  },

  async keepsFile(id, documentId) {
    const [row] = await db
      .select({ one: sql`1` })
      .from(organizationVerifications)
      .where(
        sql`${organizationVerifications.organizationId} = ${id} and
          ${organizationVerifications.snapshot} -> 'documents' @> ${JSON.stringify([{ documentId }])}::jsonb`,
      )
      .limit(1);
    return row !== undefined;
  },
};
