import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { assertAllowed, when } from '#app/domain/kernel/policy.ts';
import { unsafeSubmissionCount } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { challenges } from '#db/schema/challenges.ts';
import { openings } from '#db/schema/evaluations.ts';
import { organizations } from '#db/schema/organizations.ts';

/** A sealed box: how many solutions, and who has confirmed its opening. Unsafe: the caller has read the challenge in its own scope. */
export async function unsafeBox(challengeId: string) {
  const [submissions, confirmed] = await Promise.all([unsafeSubmissionCount(db, challengeId), openingsOf(challengeId)]);
  return { submissions, openings: confirmed };
}

function openingsOf(challengeId: string) {
  return db
    .select({
      side: openings.side,
      userId: openings.userId,
      name: users.displayName,
      confirmedAt: openings.confirmedAt,
    })
    .from(openings)
    .innerJoin(users, eq(users.id, openings.userId))
    .where(eq(openings.challengeId, challengeId))
    .orderBy(asc(openings.confirmedAt));
}

/** Solutions that stand sealed, how many; and the sides that have confirmed. Literal names: see drizzle's single-table queries. */
const sealedCount = sql<number>`(
  select count(*)::int from solutions s where s.challenge_id = challenges.id and s.status = 'submitted')`;
const confirmedSides = sql<('sponsor' | 'coordinator')[]>`array(
  select o.side from openings o where o.challenge_id = challenges.id order by o.confirmed_at)`;

/**
 * Closed boxes with something in them, for the coordinator's review desk, longest closed first.
 * @throws DomainError forbidden
 */
export function listBoxes(actor: Actor) {
  assertAllowed(when(hasDesk(actor, 'review'), 'needs_review_desk'));
  return db
    .select({
      id: challenges.id,
      code: challenges.code,
      title: challenges.title,
      closesAt: challenges.closesAt,
      sponsorName: organizations.name,
      submissions: sealedCount,
      confirmed: confirmedSides,
    })
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .where(and(eq(challenges.status, 'closed'), isNotNull(challenges.publishedAt), ne(sealedCount, 0)))
    .orderBy(asc(challenges.closesAt))
    .limit(200);
}
