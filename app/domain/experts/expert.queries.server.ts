import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { type Database, db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { employments, evaluatorProfiles } from '#db/schema/experts.ts';
import { canKeepRegistry } from './expert.policy.ts';

export type EvaluatorProfile = typeof evaluatorProfiles.$inferSelect;

/** For whom a person has worked, latest first. Unsafe: for the person and the keepers of the registry. */
function unsafeEmploymentsOf(tx: Database, userId: string) {
  return tx
    .select()
    .from(employments)
    .where(eq(employments.userId, userId))
    .orderBy(desc(employments.startedOn), asc(employments.id));
}

/** A person's own profile with their employment; null before they declared one. */
export async function findOwnProfile(person: Pick<Person, 'userId'>) {
  const [profile] = await db.select().from(evaluatorProfiles).where(eq(evaluatorProfiles.userId, person.userId));
  return profile ? { ...profile, employments: await unsafeEmploymentsOf(db, person.userId) } : null;
}

/** Panels that have not locked their result: what keeps an evaluator busy now. */
export const openPanels = sql<number>`(
  select count(*)::int from panel_members m join panels p on p.id = m.panel_id
  where m.user_id = ${users.id} and p.status <> 'locked')`;

/** What sponsors read of a profile: neither where somebody has worked nor how to write to them. Null as a whole without one. */
export const registryFacts = {
  status: evaluatorProfiles.status,
  fields: evaluatorProfiles.fields,
  expertise: evaluatorProfiles.expertise,
  degree: evaluatorProfiles.degree,
  available: evaluatorProfiles.available,
};

const registryColumns = {
  id: evaluatorProfiles.id,
  userId: evaluatorProfiles.userId,
  status: evaluatorProfiles.status,
  name: users.displayName,
  email: users.email,
  fields: evaluatorProfiles.fields,
  expertise: evaluatorProfiles.expertise,
  degree: evaluatorProfiles.degree,
  experienceYears: evaluatorProfiles.experienceYears,
  languages: evaluatorProfiles.languages,
  biography: evaluatorProfiles.biography,
  available: evaluatorProfiles.available,
  workload: openPanels,
  updatedAt: evaluatorProfiles.updatedAt,
};

const registry = () =>
  db.select(registryColumns).from(evaluatorProfiles).innerJoin(users, eq(users.id, evaluatorProfiles.userId));

/** The registry, what waits for confirmation first. @throws DomainError forbidden for everybody but its keepers */
export async function listRegistry(actor: Actor) {
  assertAllowed(canKeepRegistry(actor));
  return registry()
    .orderBy(sql`${evaluatorProfiles.status} <> 'declared'`, asc(users.displayName), asc(evaluatorProfiles.id))
    .limit(500);
}

/** @throws DomainError forbidden for everybody but the registry's keepers; not_found */
export async function requireRegistryEntry(actor: Actor, profileId: string) {
  assertAllowed(canKeepRegistry(actor));
  const [found] = await registry().where(eq(evaluatorProfiles.id, profileId));
  const profile = requireFound(found);
  return { ...profile, employments: await unsafeEmploymentsOf(db, profile.userId) };
}
