import { and, asc, desc, eq, exists, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import { openPanels, registryFacts } from '#app/domain/experts/expert.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { challenges } from '#db/schema/challenges.ts';
import { panelMembers, panels } from '#db/schema/evaluations.ts';
import { evaluatorProfiles } from '#db/schema/experts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

export type Panel = typeof panels.$inferSelect;

/** The panel of a challenge, or null. Unsafe: the caller has read the challenge in its own scope. */
export async function unsafePanelOf(tx: Database, challengeId: string): Promise<Panel | null> {
  const [panel] = await tx.select().from(panels).where(eq(panels.challengeId, challengeId));
  return panel ?? null;
}

/** Takes the panel's row for the rest of the transaction. @throws DomainError not_found */
export async function lockPanel(tx: Tx, challengeId: string): Promise<Panel> {
  const [panel] = await tx.select().from(panels).where(eq(panels.challengeId, challengeId)).for('update');
  return requireFound(panel);
}

/**
 * Organisations a person belongs to, as one line; startups left out, for they do not evaluate. `users.id` is written out:
 * where `users` is a query's only table, drizzle leaves its name away, and the subquery would read another id.
 */
const organizationsOfPerson = sql<string>`(
  select coalesce(string_agg(o.name, ', ' order by o.name), '')
  from memberships m join organizations o on o.id = m.organization_id
  where m.user_id = users.id and o.kind <> 'startup' and o.status = 'verified')`;

/** Chair first, then by name. Unsafe: for the sponsor's managers and the panel itself. */
export function unsafeMembersOf(tx: Database, panelId: string) {
  return tx
    .select({
      userId: panelMembers.userId,
      role: panelMembers.role,
      conflict: panelMembers.conflict,
      conflictBasis: panelMembers.conflictBasis,
      declaredAt: panelMembers.declaredAt,
      name: users.displayName,
      organizations: organizationsOfPerson,
    })
    .from(panelMembers)
    .innerJoin(users, eq(users.id, panelMembers.userId))
    .where(eq(panelMembers.panelId, panelId))
    .orderBy(asc(panelMembers.role), asc(users.displayName), asc(users.id));
}

/**
 * Who may be asked to evaluate a challenge: people of verified organisations that are no startups (only startups apply, so
 * this tells nobody who has applied) and who do not belong to the sponsor. Whoever the registry has suspended is asked for no
 * new seat; the one they have they keep. Those whom the coordinator has confirmed come first.
 */
export function evaluatorCandidates(
  tx: Database,
  challenge: { id: string; sponsorId: string },
  userIds?: readonly string[],
) {
  const belongs = (where: ReturnType<typeof and>) =>
    tx
      .select({ one: sql`1` })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(and(eq(memberships.userId, users.id), where));
  const seated = tx
    .select({ one: sql`1` })
    .from(panelMembers)
    .innerJoin(panels, eq(panels.id, panelMembers.panelId))
    .where(and(eq(panels.challengeId, challenge.id), eq(panelMembers.userId, users.id)));
  return tx
    .select({
      userId: users.id,
      name: users.displayName,
      organizations: organizationsOfPerson,
      profile: registryFacts,
      workload: openPanels,
    })
    .from(users)
    .leftJoin(evaluatorProfiles, eq(evaluatorProfiles.userId, users.id))
    .where(
      and(
        userIds ? inArray(users.id, [...userIds]) : undefined,
        sql`exists ${belongs(and(eq(organizations.status, 'verified'), ne(organizations.kind, 'startup')))}`,
        notExists(belongs(eq(organizations.id, challenge.sponsorId))),
        or(sql`${evaluatorProfiles.status} is distinct from 'suspended'`, exists(seated)),
      ),
    )
    .orderBy(
      sql`${evaluatorProfiles.status} is distinct from 'confirmed'`,
      asc(organizationsOfPerson),
      asc(users.displayName),
      asc(users.id),
    )
    .limit(500);
}

/** The actor's own place on a challenge's panel. @throws DomainError not_found for everybody who is not on it */
export async function requireMembership(actor: Actor, challengeId: string, tx: Database = db) {
  const [row] = await tx
    .select({ panel: panels, member: panelMembers, challenge: challenges })
    .from(panelMembers)
    .innerJoin(panels, eq(panels.id, panelMembers.panelId))
    .innerJoin(challenges, eq(challenges.id, panels.challengeId))
    .where(and(eq(panels.challengeId, challengeId), eq(panelMembers.userId, actor.userId)));
  return requireFound(row);
}

/** Panels a person was appointed to, newest first. */
export function listOwnPanels(actor: Actor) {
  return db
    .select({
      panelId: panels.id,
      challengeId: challenges.id,
      code: challenges.code,
      title: challenges.title,
      challengeStatus: challenges.status,
      sponsorName: organizations.name,
      status: panels.status,
      role: panelMembers.role,
      conflict: panelMembers.conflict,
    })
    .from(panelMembers)
    .innerJoin(panels, eq(panels.id, panelMembers.panelId))
    .innerJoin(challenges, eq(challenges.id, panels.challengeId))
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .where(eq(panelMembers.userId, actor.userId))
    .orderBy(desc(panels.id))
    .limit(200);
}

/** Who sits on a challenge's panel and what each declared, for the sponsor's managers. Null before it is formed. */
export async function unsafePanelView(challengeId: string) {
  const panel = await unsafePanelOf(db, challengeId);
  return panel && { ...panel, members: await unsafeMembersOf(db, panel.id) };
}
