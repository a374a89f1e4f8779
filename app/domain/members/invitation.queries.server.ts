import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { invitations } from '#db/schema/members.ts';
import { organizations } from '#db/schema/organizations.ts';
import { hashOfToken } from './invitation-token.server.ts';
import { canManageMembers } from './member.policy.ts';

/** Neither used nor revoked. Whether it is still in time is another question, which the database's clock answers. */
export const isOpen = () => and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));
export const isInTime = () => gt(invitations.expiresAt, sql`clock_timestamp()`);

/** Owners see what their organisation has offered. */
function visibleTo(actor: Actor): SQL | undefined {
  return canManageMembers(actor).allowed ? eq(invitations.organizationId, actor.organizationId) : sql`false`;
}

/** Invitations nobody has answered yet, those past their time included: they can be sent again. */
export function listPendingInvitations(actor: Actor) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      roles: invitations.roles,
      inviterName: users.displayName,
      expiresAt: invitations.expiresAt,
      expired: sql<boolean>`${invitations.expiresAt} <= clock_timestamp()`,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(visibleTo(actor), isOpen()))
    .orderBy(asc(invitations.id))
    .limit(200);
}

/** Takes an open invitation of the actor's organisation for the rest of the transaction. @throws DomainError not_found */
export async function lockInvitation(tx: Tx, actor: Actor, invitationId: string) {
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(and(visibleTo(actor), isOpen(), eq(invitations.id, invitationId)))
    .for('update');
  return requireFound(invitation);
}

const offered = (where: SQL | undefined) =>
  db
    .select({
      id: invitations.id,
      email: invitations.email,
      roles: invitations.roles,
      message: invitations.message,
      expiresAt: invitations.expiresAt,
      inviterName: users.displayName,
      organizationName: organizations.name,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(and(isOpen(), isInTime(), where))
    .orderBy(asc(invitations.expiresAt))
    .limit(50);

/**
 * What a link offers; null when it is used, revoked, too old or never was, which nobody is told apart.
 * Unsafe: whoever holds the token reads it, as they read the mail.
 */
export async function unsafeFindInvitation(token: string) {
  const [invitation] = await offered(eq(invitations.tokenHash, hashOfToken(token)));
  return invitation ?? null;
}

/** What waits for an answer under the person's own address. */
export function listOwnInvitations(person: Pick<Person, 'email'>) {
  return offered(eq(invitations.email, person.email));
}
