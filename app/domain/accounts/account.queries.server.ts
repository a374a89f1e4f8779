import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Actor, Person, SecondFactor } from '#app/domain/kernel/actor.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users, userTokens } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

const personColumns = {
  userId: users.id,
  displayName: users.displayName,
  email: users.email,
  locale: users.locale,
};

/** Unsafe: reads any account by id; for the person of a valid session only. */
export async function unsafeFindPerson(userId: string): Promise<Person | null> {
  const [person] = await db.select(personColumns).from(users).where(eq(users.id, userId));
  return person ?? null;
}

/**
 * Who acts, from the tables as they are now: a membership that was taken away stops counting at once.
 * Unsafe: builds the actor that every other scope starts from; for the person of a valid session only.
 */
export async function unsafeFindActor(
  userId: string,
  organizationId: string,
  secondFactor: SecondFactor,
): Promise<Actor | null> {
  const [actor] = await db
    .select({
      ...personColumns,
      organizationId: organizations.id,
      organizationName: organizations.name,
      organizationKind: organizations.kind,
      organizationStatus: organizations.status,
      roles: memberships.roles,
      desks: memberships.desks,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), eq(memberships.organizationId, organizationId)));
  return actor ? { ...actor, secondFactor } : null;
}

/** The address a person has asked to change to and which has not answered yet; their own to see. */
export async function pendingEmail(person: Pick<Person, 'userId'>): Promise<string | null> {
  const [waiting] = await db
    .select({ email: userTokens.email })
    .from(userTokens)
    .where(
      and(
        eq(userTokens.userId, person.userId),
        eq(userTokens.purpose, 'change_email'),
        isNull(userTokens.usedAt),
        gt(userTokens.expiresAt, sql`now()`),
      ),
    );
  return waiting?.email ?? null;
}

/** Whether the account stands on the demo's list; never so in production. */
export async function isDemoAccount(person: Pick<Person, 'userId'>): Promise<boolean> {
  const [row] = await db.select({ demoRole: users.demoRole }).from(users).where(eq(users.id, person.userId));
  return !env.production && row?.demoRole != null;
}

/** An organisation of which a person is a member, and as what. */
export type Membership = Pick<
  Actor,
  'organizationId' | 'organizationName' | 'organizationKind' | 'organizationStatus' | 'roles' | 'desks'
>;

/** The person's own memberships, by the organisation's name. */
export function membershipsOf(person: Pick<Person, 'userId'>): Promise<Membership[]> {
  return db
    .select({
      organizationId: organizations.id,
      organizationName: organizations.name,
      organizationKind: organizations.kind,
      organizationStatus: organizations.status,
      roles: memberships.roles,
      desks: memberships.desks,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, person.userId))
    .orderBy(asc(organizations.name), asc(organizations.id));
}

/**
 * The organisation to act for after signing in: the one of the last visit while the membership lasts, or the only one.
 * Null when the person has to be asked.
 */
export async function organizationAtSignIn(person: Pick<Person, 'userId'>): Promise<string | null> {
  const found = await db
    .select({ organizationId: memberships.organizationId, last: users.lastOrganizationId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.userId, person.userId));
  const last = found.find((each) => each.organizationId === each.last);
  return (last ?? (found.length === 1 ? found[0] : undefined))?.organizationId ?? null;
}
