import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { accessRequests } from '#db/schema/verifications.ts';
import { canDecideAccess } from './organization.policy.ts';

const own = (actor: Actor) => eq(accessRequests.organizationId, actor.organizationId);

const listed = {
  id: accessRequests.id,
  message: accessRequests.message,
  createdAt: accessRequests.createdAt,
  outcome: accessRequests.outcome,
  personName: users.displayName,
  personEmail: users.email,
};

/** Who waits for an answer of this organisation's owners, oldest first; nothing for everybody else. */
export async function openAccessRequests(actor: Actor) {
  if (!canDecideAccess(actor, { id: actor.organizationId, status: actor.organizationStatus }).allowed) return [];
  return db
    .select(listed)
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(and(own(actor), isNull(accessRequests.outcome)))
    .orderBy(asc(accessRequests.id))
    .limit(100);
}

/** @throws DomainError not_found, forbidden */
export async function requireAccessRequest(actor: Actor, id: string) {
  const [row] = await db
    .select(listed)
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(and(eq(accessRequests.id, id), own(actor)));
  const request = requireFound(row);
  assertAllowed(canDecideAccess(actor, { id: actor.organizationId, status: actor.organizationStatus }));
  return request;
}
