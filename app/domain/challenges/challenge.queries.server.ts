import { and, asc, eq, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasDesk, type SystemActor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { challenges, criteria } from '#db/schema/challenges.ts';
import { organizations, wards } from '#db/schema/organizations.ts';
import { reviewsForCoordinator } from './challenge.policy.ts';

export type Challenge = typeof challenges.$inferSelect;
export type Criterion = typeof criteria.$inferSelect;

/** What pages say of a sponsor: public facts only. */
const sponsorColumns = {
  id: organizations.id,
  slug: organizations.slug,
  name: organizations.name,
  kind: organizations.kind,
  status: organizations.status,
  summary: organizations.summary,
};

const isCoordinators = inArray(
  challenges.sponsorId,
  db.select({ id: organizations.id }).from(organizations).where(eq(organizations.kind, 'coordinator')),
);

/**
 * Which challenges exist for this reader. Everybody: those published once. Members of the sponsor: all of theirs. From the
 * submission on: the coordinator's review desk; and for the coordinator's own, managers of verified state agencies, one
 * of whom approves it.
 */
export function visibleTo(actor: Actor | null): SQL | undefined {
  const isPublic = isNotNull(challenges.publishedAt);
  if (!actor) return isPublic;
  const sent = ne(challenges.status, 'draft');
  return or(
    isPublic,
    eq(challenges.sponsorId, actor.organizationId),
    hasDesk(actor, 'review') ? sent : undefined,
    reviewsForCoordinator(actor) ? and(sent, isCoordinators) : undefined,
  );
}

/** One challenge as its pages show it. */
export type ChallengeView = NonNullable<Awaited<ReturnType<typeof findChallenge>>>;

async function findChallenge(tx: Database, where: SQL | undefined) {
  const [row] = await tx
    .select({ challenge: challenges, sponsor: sponsorColumns, ward: wards })
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .leftJoin(wards, eq(wards.code, challenges.wardCode))
    .where(where);
  return row && { ...row, criteria: await criteriaOf(tx, row.challenge.id) };
}

/** @throws DomainError not_found when it does not exist for this reader */
export async function requireChallenge(actor: Actor, id: string): Promise<ChallengeView> {
  return requireFound(await findChallenge(db, and(eq(challenges.id, id), visibleTo(actor))));
}

/** The same for the sponsor's own pages, which are nobody else's, published or not. @throws DomainError not_found */
export async function requireOwnChallenge(actor: Actor, id: string): Promise<ChallengeView> {
  const own = and(eq(challenges.id, id), eq(challenges.sponsorId, actor.organizationId));
  return requireFound(await findChallenge(db, own));
}

const publicByCode = db
  .select({ challenge: challenges, sponsor: sponsorColumns, ward: wards })
  .from(challenges)
  .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
  .leftJoin(wards, eq(wards.code, challenges.wardCode))
  .where(and(eq(challenges.code, sql.placeholder('code')), visibleTo(null)))
  .prepare('public_challenge_by_code');

/** A published challenge by its public code; null when there is none. */
export async function publicChallenge(code: string): Promise<ChallengeView | null> {
  const [row] = await publicByCode.execute({ code });
  return row ? { ...row, criteria: await criteriaOf(db, row.challenge.id) } : null;
}

const criteriaByChallenge = db
  .select()
  .from(criteria)
  .where(eq(criteria.challengeId, sql.placeholder('challengeId')))
  .orderBy(asc(criteria.position))
  .prepare('criteria_by_challenge');

/** A challenge's criteria in order. The caller has read the challenge in its own scope. */
export function criteriaOf(tx: Database, challengeId: string): Promise<Criterion[]> {
  if (tx === db) return criteriaByChallenge.execute({ challengeId });
  return tx.select().from(criteria).where(eq(criteria.challengeId, challengeId)).orderBy(asc(criteria.position));
}

/**
 * Takes the row for the rest of the transaction, as every use case does before it decides: publishing, closing, submitting
 * a solution and cancelling happen one after the other.
 * @throws DomainError not_found when it does not exist for this actor
 */
export async function lockChallenge(tx: Tx, id: string, actor: Actor | SystemActor) {
  const [row] = await tx
    .select({ challenge: challenges, sponsor: sponsorColumns })
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .where(and(eq(challenges.id, id), 'system' in actor ? undefined : visibleTo(actor)))
    .for('update', { of: challenges });
  return requireFound(row);
}

/**
 * Whether the deadline has passed by the database's clock at this very moment. Ask it with the row locked.
 * False when no deadline is set.
 */
export async function isPastClosing(tx: Database, challengeId: string): Promise<boolean> {
  const [row] = await tx
    .select({ past: sql<boolean>`coalesce(${challenges.closesAt} <= clock_timestamp(), false)` })
    .from(challenges)
    .where(eq(challenges.id, challengeId));
  return requireFound(row).past;
}

/** Published challenges whose deadline has passed and that nothing has closed yet, oldest first. For the sweep: unsafe, no reader. */
export function unsafeDueChallenges(limit: number): Promise<{ id: string }[]> {
  return db
    .select({ id: challenges.id })
    .from(challenges)
    .where(and(eq(challenges.status, 'published'), sql`${challenges.closesAt} <= clock_timestamp()`))
    .orderBy(asc(challenges.closesAt))
    .limit(limit);
}
