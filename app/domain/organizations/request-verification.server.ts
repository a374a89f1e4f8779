import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { type Database, inTransaction, type Tx } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications, type ProposedIdentity } from '#db/schema/verifications.ts';
import { canRequestVerification } from './organization.policy.ts';
import { lockOrganization, type Organization, unsafeOpenVerification } from './organization.queries.server.ts';
import type { Identity } from './organization.schema.ts';
import { organizationMachine } from './organization.states.ts';
import { type MissingItem, missingFor } from './organization-completeness.ts';
import { tellVerifiers } from './organization-news.server.ts';
import { assertKnownCountry } from './save-identity.server.ts';
import { verificationSnapshot } from './verification-snapshot.server.ts';

/**
 * Sends the organisation to the verification desk with a copy of everything it judges. A verified one stays verified
 * meanwhile: it sends its yearly check, or the legal fields it wants to change (`proposed`).
 * @returns the request's id
 * @throws DomainError not_found, forbidden, stale_state; conflict `verification_incomplete`, `files_still_checked`,
 *         `tax_code_taken`, `registration_taken`, `nothing_to_change`
 */
export function requestVerification(actor: Actor, proposed: Identity | null = null): Promise<string> {
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, actor, actor.organizationId);
    const open = await unsafeOpenVerification(tx, organization.id);
    assertAllowed(canRequestVerification(actor, organization, open !== null));
    if ((await missingItemsOf(tx, organization)).length > 0)
      throw new DomainError('conflict', { reason: 'verification_incomplete' });
    const change = proposed ? await changeOf(tx, organization, proposed) : null;
    const first = organization.status === 'unverified';
    const kind = first ? 'first' : change ? 'change' : 'renewal';
    const [row] = await tx
      .insert(organizationVerifications)
      .values({
        organizationId: organization.id,
        kind,
        snapshot: await verificationSnapshot(tx, organization),
        proposed: change,
        requestedBy: actor.userId,
      })
      .returning({ id: organizationVerifications.id });
    if (!row) throw new Error('insert returned no request');
    const event = first ? 'request_verification' : 'request_renewal';
    await transition(tx, organizationMachine, event, organization, actor, { details: { request: kind } });
    await tellVerifiers(tx, organization, row.id, kind);
    return row.id;
  });
}

/** What is missing before the request may be sent. Unsafe-like: the caller has read the organisation in its own scope. */
export async function missingItemsOf(tx: Database, organization: Organization): Promise<MissingItem[]> {
  const rows = await tx
    .selectDistinct({ purpose: documents.purpose })
    .from(documents)
    .where(
      and(
        eq(documents.subjectKind, 'organization'),
        eq(documents.subjectId, organization.id),
        inArray(documents.status, ['ready']),
      ),
    );
  return missingFor({ ...organization, documents: rows.map((row) => row.purpose) });
}

async function changeOf(tx: Tx, organization: Organization, identity: Identity): Promise<ProposedIdentity> {
  assertKnownCountry(identity);
  const fields = Object.keys(identity) as (keyof Identity)[];
  if (fields.every((field) => identity[field] === organization[field]))
    throw new DomainError('conflict', { reason: 'nothing_to_change' });
  const [other] = await tx
    .select({ id: organizations.id, taxCode: organizations.taxCode })
    .from(organizations)
    .where(
      and(
        sql`${organizations.id} <> ${organization.id}`,
        identity.taxCode
          ? eq(organizations.taxCode, identity.taxCode)
          : and(
              eq(organizations.country, identity.country),
              eq(organizations.registrationNumber, identity.registrationNumber ?? ''),
            ),
      ),
    );
  if (other?.taxCode) throw new DomainError('conflict', { reason: 'tax_code_taken', field: 'taxCode' });
  if (other) throw new DomainError('conflict', { reason: 'registration_taken', field: 'registrationNumber' });
  return identity;
}
