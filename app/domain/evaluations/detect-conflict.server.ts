import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { unsafeApplicants } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import type { Tx } from '#db/client.server.ts';
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
  const applicants = (await unsafeApplicants(tx, person.challengeId)).map((applicant) => applicant.id);
  if (applicants.length === 0) return null;

  const [shared] = await tx
    .select({ name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, person.userId), inArray(memberships.organizationId, applicants)))
    .limit(1);
  if (shared) return { basis: 'same_organization', organizationName: shared.name };

  const former = await employedBy(tx, person.userId, applicants);
  if (former) return { basis: 'employment', organizationName: former };

  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, person.userId));
  const domain = user && employerDomain(user.email);
  if (!domain) return null;
  const atDomain = `%@${domain.replace(/[\\%_]/g, '\\$&')}`;
  const [colleague] = await tx
    .select({ name: organizations.name })
    .from(organizations)
    .leftJoin(memberships, eq(memberships.organizationId, organizations.id))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        inArray(organizations.id, applicants),
        or(sql`${users.email}::text ilike ${atDomain}`, sql`${organizations.contactEmail}::text ilike ${atDomain}`),
      ),
    )
    .limit(1);
  return colleague ? { basis: 'same_email_domain', organizationName: colleague.name } : null;
}

/** An applicant for whom the person has declared to work, now or within three years: by tax code, or by the very name. */
async function employedBy(tx: Tx, userId: string, applicants: string[]): Promise<string | null> {
  const nameOf = (column: AnyPgColumn) => sql`lower(unaccent(regexp_replace(trim(${column}), '\\s+', ' ', 'g')))`;
  const [found] = await tx
    .select({ name: organizations.name })
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
        eq(employments.userId, userId),
        inArray(organizations.id, applicants),
        sql`coalesce(${employments.endedOn}, 'infinity') >= (now() at time zone 'Asia/Ho_Chi_Minh')::date - interval '3 years'`,
      ),
    )
    .limit(1);
  return found?.name ?? null;
}
