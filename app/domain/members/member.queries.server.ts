import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { canManageMembers, type OrganizationFacts } from './member.policy.ts';

/** Members are seen by the members of the same organisation. */
export function visibleTo(actor: Actor) {
  return eq(memberships.organizationId, actor.organizationId);
}

/** Whether an app or a passkey is enrolled; which of them is the person's own business. */
const hasSecondFactor = sql<boolean>`(
  exists (select 1 from totp_credentials t where t.user_id = ${users.id})
  or exists (select 1 from passkeys p where p.user_id = ${users.id}))`;

const memberColumns = {
  userId: users.id,
  name: users.displayName,
  email: users.email,
  roles: memberships.roles,
  desks: memberships.desks,
  since: memberships.createdAt,
  lastActiveAt: memberships.lastActiveAt,
  secondFactor: hasSecondFactor,
};

/** Everybody of the actor's organisation, owners first. */
export function listMembers(actor: Actor, tx: Database = db) {
  return tx
    .select(memberColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(visibleTo(actor))
    .orderBy(sql`not 'owner' = any(${memberships.roles})`, asc(users.displayName), asc(users.id))
    .limit(500);
}
export type Member = Awaited<ReturnType<typeof listMembers>>[number];

/** @throws DomainError not_found for people of other organisations, whether they exist or not */
export async function requireMember(actor: Actor, userId: string, tx: Database = db): Promise<Member> {
  const [member] = await tx
    .select(memberColumns)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(visibleTo(actor), eq(memberships.userId, userId)));
  return requireFound(member);
}

/** How many owners and administrators the actor's organisation has. */
export async function organizationFacts(actor: Actor, tx: Database = db): Promise<OrganizationFacts> {
  const [facts] = await tx
    .select({
      owners: sql<number>`count(*) filter (where 'owner' = any(${memberships.roles}))::int`,
      administrators: sql<number>`count(*) filter (where 'administration' = any(${memberships.desks}))::int`,
    })
    .from(memberships)
    .where(visibleTo(actor));
  return facts ?? { owners: 0, administrators: 0 };
}

/**
 * Takes the organisation's row for the rest of the transaction: whoever changes its members does so one after the other, so
 * that two owners who remove each other do not both succeed. The actor is read anew behind the lock, since the one before
 * may just have taken their roles.
 * @throws DomainError not_found when the actor is no member any more
 */
export async function lockMembers(tx: Tx, actor: Actor): Promise<{ actor: Actor; facts: OrganizationFacts }> {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId))
    .for('no key update');
  const self = await requireMember(actor, actor.userId, tx);
  return {
    actor: { ...actor, roles: self.roles, desks: self.desks },
    facts: await organizationFacts(actor, tx),
  };
}

/**
 * A member as an owner is about to change, remove or succeed them.
 * @throws DomainError forbidden for everybody but owners; not_found
 */
export async function requireManagedMember(actor: Actor, userId: string) {
  const decision = canManageMembers(actor);
  if (!decision.allowed) throw new DomainError('forbidden', { reason: decision.reason });
  return { member: await requireMember(actor, userId), facts: await organizationFacts(actor) };
}

/** Whether somebody else of the organisation holds a role: what stops when the last one goes. */
export function onlyHolderOf(members: readonly Member[], userId: string): ('manager' | 'finance')[] {
  const others = members.filter((member) => member.userId !== userId);
  const self = members.find((member) => member.userId === userId);
  const holds = (member: Member, role: 'manager' | 'finance') =>
    member.roles.includes('owner') || member.roles.includes(role);
  return (['manager', 'finance'] as const).filter(
    (role) => self && holds(self, role) && !others.some((member) => holds(member, role)),
  );
}
