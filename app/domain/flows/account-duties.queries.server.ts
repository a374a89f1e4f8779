import { and, eq, inArray, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Duties } from '#app/domain/accounts/account.policy.ts';
import type { Person } from '#app/domain/kernel/actor.ts';
import { type Database, db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { openings, panelMembers, panels } from '#db/schema/evaluations.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

type Owner = Pick<Person, 'userId'>;

/** What hangs on this person alone; their own to see. */
export async function dutiesOf(person: Owner, tx: Database = db): Promise<Duties> {
  const ownedAlone = await organizationsOwnedAlone(tx, person);
  const panelDuties = await tx
    .select({ code: challenges.code, title: challenges.title })
    .from(panelMembers)
    .innerJoin(panels, eq(panels.id, panelMembers.panelId))
    .innerJoin(challenges, eq(challenges.id, panels.challengeId))
    .where(
      and(
        eq(panelMembers.userId, person.userId),
        ne(panels.status, 'locked'),
        inArray(challenges.status, ['published', 'closed', 'evaluating']),
      ),
    );
  const openingDuties = await tx
    .select({ code: challenges.code, title: challenges.title })
    .from(openings)
    .innerJoin(challenges, eq(challenges.id, openings.challengeId))
    .where(and(eq(openings.userId, person.userId), eq(challenges.status, 'closed')));
  return { ownedAlone, panels: panelDuties, openings: openingDuties, desksAlone: await desksHeldAlone(tx, person) };
}

async function organizationsOwnedAlone(tx: Database, { userId }: Owner) {
  const other = alias(memberships, 'other');
  const otherOwner = tx
    .select({ one: sql`1` })
    .from(other)
    .where(
      and(
        eq(other.organizationId, memberships.organizationId),
        ne(other.userId, userId),
        sql`'owner' = any(${other.roles})`,
      ),
    );
  return tx
    .select({ id: organizations.id, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), sql`'owner' = any(${memberships.roles})`, notExists(otherOwner)));
}

async function desksHeldAlone(tx: Database, { userId }: Owner): Promise<string[]> {
  const rows = await tx
    .select({ userId: memberships.userId, desks: memberships.desks })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(organizations.kind, 'coordinator'));
  const own = rows.find((row) => row.userId === userId)?.desks ?? [];
  const others = new Set(rows.filter((row) => row.userId !== userId).flatMap((row) => row.desks));
  return own.filter((desk) => !others.has(desk));
}
