import { and, count, eq, gt, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { accessRequests } from '#db/schema/verifications.ts';
import { unsafeFindByRegister } from './organization.queries.server.ts';
import { tellOrganization } from './organization-news.server.ts';

/** Requests of one person within a day. */
const perDay = 5;

/**
 * Asks the owners of the organisation with this code to let the person in. Says nothing about whether there is one, who owns
 * it, or whether it was asked before: the answer is the same.
 * @throws DomainError too_many_requests
 */
export function requestAccess(person: Person, input: { code: string; message: string }): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`request-access:${person.userId}`}, 0))`);
    const [sent] = await tx
      .select({ today: count() })
      .from(accessRequests)
      .where(
        and(eq(accessRequests.userId, person.userId), gt(accessRequests.createdAt, sql`now() - interval '1 day'`)),
      );
    if ((sent?.today ?? 0) >= perDay) throw new DomainError('too_many_requests', { reason: 'access_requests_per_day' });
    const organization = await unsafeFindByRegister(tx, input.code);
    if (!organization || organization.kind === 'coordinator') return;
    const [member] = await tx
      .select({ one: sql`1` })
      .from(memberships)
      .where(and(eq(memberships.organizationId, organization.id), eq(memberships.userId, person.userId)));
    if (member) return;
    const [request] = await tx
      .insert(accessRequests)
      .values({ organizationId: organization.id, userId: person.userId, message: input.message })
      .onConflictDoNothing()
      .returning({ id: accessRequests.id });
    if (!request) return;
    await tellOrganization(tx, organization, 'access_requested', {
      dedupeKey: request.id,
      path: `/don-vi/xin-tham-gia/${request.id}`,
      data: { person: person.displayName },
    });
  });
}
