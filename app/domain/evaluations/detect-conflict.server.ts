import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { unsafeApplicants } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import type { Database, Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { employments } from '#db/schema/experts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { employerDomain } from './mail-domain.ts';

export type DetectedConflict = {
  basis: 'same_organization' | 'same_email_domain' | 'employment';
  organizationName: string;
};

/**
 * What the system finds by itself between a person and the applicants of a challenge: membership of one of them, work
 * for one of them within three years, or an address at the mail domain of one of them. Whatever the person declares, this counts.
 */
export async function detectConflict(
  tx: Tx,
  person: { userId: string; challengeId: string },
): Promise<DetectedConflict | null> {
  const found = await detectConflicts(tx, { challengeId: person.challengeId, userIds: [person.userId] });
  return found.get(person.userId) ?? null;
}

/** The same of many people at once; who is not in the map has none. Before the box is opened nobody has applied. */
export async function detectConflicts(
  tx: Database,
  { challengeId, userIds }: { challengeId: string; userIds: string[] },
): Promise<Map<string, DetectedConflict>> {
  const applicants = (await unsafeApplicants(tx, challengeId)).map((applicant) => applicant.id);
  if (applicants.length === 0 || userIds.length === 0) return new Map();
  const byStrength = [
    ...(await atMailDomain(tx, userIds, applicants)),
    ...(await employedBy(tx, userIds, applicants)),
    ...(await membersOf(tx, userIds, applicants)),
  ];
  return new Map(byStrength.map(({ userId, ...conflict }) => [userId, conflict]));
}

type Found = DetectedConflict & { userId: string };

async function membersOf(tx: Database, userIds: string[], applicants: string[]): Promise<Found[]> {
  const rows = await tx
    .select({ userId: memberships.userId, organizationName: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(inArray(memberships.userId, userIds), inArray(memberships.organizationId, applicants)));
  return rows.map((row) => ({ ...row, basis: 'same_organization' }));
}

/** Applicants for whom somebody has declared to work, now or within three years: by tax code, or by the very name. */
async function employedBy(tx: Database, userIds: string[], applicants: string[]): Promise<Found[]> {
  const nameOf = (column: AnyPgColumn) => sql`lower(unaccent(regexp_replace(trim(${column}), '\\s+', ' ', 'g')))`;
  const rows = await tx
    .select({ userId: employments.userId, organizationName: organizations.name })
    .from(employments)
    .innerJoin(
      organizations,
      or(
        eq(employments.taxCode, organizations.taxCode),
        sql`${nameOf(employments.organizationName)} = ${nameOf(organizations.name)}`,
      ),
    )
    .where(
      and(
        inArray(employments.userId, userIds),
        inArray(organizations.id, applicants),
        sql`coalesce(${employments.endedOn}, 'infinity') >= (now() at time zone 'Asia/Ho_Chi_Minh')::date - interval '3 years'`,
      ),
    );
  return rows.map((row) => ({ ...row, basis: 'employment' }));
}

/** People whose address is at a domain of an applicant: of its contact address or of a member's. */
async function atMailDomain(tx: Database, userIds: string[], applicants: string[]): Promise<Found[]> {
  const people = await tx
    .select({ userId: users.id, email: users.email })
    .from(users)
    .where(inArray(users.id, userIds));
  const applicantOf = new Map(
    (await addressesOf(tx, applicants)).map(({ email, name }) => [employerDomain(email), name] as const),
  );
  return people.flatMap(({ userId, email }) => {
    const domain = employerDomain(email);
    const organizationName = domain === null ? undefined : applicantOf.get(domain);
    return organizationName ? [{ userId, organizationName, basis: 'same_email_domain' as const }] : [];
  });
}

async function addressesOf(tx: Database, applicants: string[]): Promise<{ email: string; name: string }[]> {
  const contacts = await tx
    .select({ email: organizations.contactEmail, name: organizations.name })
    .from(organizations)
    .where(and(inArray(organizations.id, applicants), isNotNull(organizations.contactEmail)));
  const members = await tx
    .select({ email: users.email, name: organizations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(inArray(memberships.organizationId, applicants));
  return [...contacts, ...members].flatMap(({ email, name }) => (email ? [{ email, name }] : []));
}
