import { randomBytes } from 'node:crypto';
import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

import { asTaken, brokenConstraint } from './identity-taken.server.ts';
import type { Organization } from './organization.queries.server.ts';
import type { Identity } from './organization.schema.ts';
import { slugOf } from './plain-letters.ts';
import { assertKnownCountry } from './save-identity.server.ts';

/** Nobody has more to register; more would be squatting on other people's codes. */
const perDay = 5;

/**
 * Registers an organisation, unverified, with its maker as owner. The coordinator is given, never made.
 * @throws DomainError conflict `tax_code_taken` or `registration_taken` beside the field; too_many_requests
 */
export async function createOrganization(person: Person, identity: Identity): Promise<Organization> {
  assertKnownCountry(identity);
  const slug = slugOf(identity.internationalName || identity.name);
  try {
    return await inTransaction((tx) => insertOrganization(tx, person, identity, slug));
  } catch (error) {
    if (brokenConstraint(error) !== 'organizations_slug_unique') throw asTaken(error);
  }
  try {
    const other = `${slug}-${randomBytes(3).toString('hex')}`;
    return await inTransaction((tx) => insertOrganization(tx, person, identity, other));
  } catch (error) {
    throw asTaken(error);
  }
}

async function insertOrganization(tx: Tx, person: Person, identity: Identity, slug: string): Promise<Organization> {
  // One at a time per person, so that the limit counts what it should.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`create-organization:${person.userId}`}, 0))`);
  const [made] = await tx
    .select({ today: count() })
    .from(organizations)
    .where(and(eq(organizations.createdBy, person.userId), gt(organizations.createdAt, sql`now() - interval '1 day'`)));
  if ((made?.today ?? 0) >= perDay) throw new DomainError('too_many_requests', { reason: 'organizations_per_day' });
  const [organization] = await tx
    .insert(organizations)
    .values({ ...identity, slug, createdBy: person.userId, contactEmail: person.email })
    .returning();
  if (!organization) throw new Error('insert returned no organisation');
  await tx.insert(memberships).values({ organizationId: organization.id, userId: person.userId, roles: ['owner'] });
  await recordAudit(tx, ownerOf(person, organization), {
    event: 'organization.create',
    subjectKind: 'organization',
    subjectId: organization.id,
    toStatus: organization.status,
  });
  return organization;
}

function ownerOf(person: Person, organization: Organization): Actor {
  return {
    userId: person.userId,
    displayName: person.displayName,
    email: person.email,
    locale: person.locale,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    organizationStatus: organization.status,
    roles: ['owner'],
    desks: [],
    secondFactor: 'none',
  };
}
