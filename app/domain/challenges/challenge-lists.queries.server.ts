import { and, asc, count, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import { canSeeReviewQueue, reviewsForCoordinator } from './challenge.policy.ts';
import { visibleTo } from './challenge.queries.server.ts';
import type { ChallengeStatus } from './challenge.states.ts';

/** A page of a list by keyset: `next` is the id of the last row shown, to be given as `after`; null on the last page. */
export type Page<Row> = { rows: Row[]; next: string | null };

const listColumns = {
  id: challenges.id,
  code: challenges.code,
  title: challenges.title,
  status: challenges.status,
  field: challenges.field,
  kind: challenges.kind,
  budgetMinVnd: challenges.budgetMinVnd,
  budgetMaxVnd: challenges.budgetMaxVnd,
  closesAt: challenges.closesAt,
  publishedAt: challenges.publishedAt,
  updatedAt: challenges.updatedAt,
  sponsorName: organizations.name,
};

const pageSize = 20;

function toPage<Row extends { id: string }>(rows: Row[]): Page<Row> {
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

const listed = (where: SQL | undefined) =>
  db
    .select(listColumns)
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .where(where);

export type ListedChallenge = Awaited<ReturnType<typeof listed>>[number];

/** The organisation's own challenges, newest first, in the given states. */
export async function sponsorChallenges(
  actor: Actor,
  options: { statuses?: readonly ChallengeStatus[]; after?: string | null } = {},
): Promise<Page<ListedChallenge>> {
  const { statuses, after } = options;
  const rows = await listed(
    and(
      eq(challenges.sponsorId, actor.organizationId),
      statuses ? inArray(challenges.status, [...statuses]) : undefined,
      after ? sql`${challenges.id} < ${after}::uuid` : undefined,
    ),
  )
    .orderBy(desc(challenges.id))
    .limit(pageSize + 1);
  return toPage(rows);
}

/** How many of the organisation's challenges are in each state. */
export async function sponsorChallengeCounts(actor: Actor): Promise<Partial<Record<ChallengeStatus, number>>> {
  const rows = await db
    .select({ status: challenges.status, total: count() })
    .from(challenges)
    .where(eq(challenges.sponsorId, actor.organizationId))
    .groupBy(challenges.status);
  return Object.fromEntries(rows.map((row) => [row.status, row.total]));
}

/**
 * What waits for this reviewer, longest waiting first: for the coordinator's review desk all but the coordinator's own, for
 * managers of verified agencies the coordinator's own.
 * @throws DomainError forbidden
 */
export async function reviewQueue(actor: Actor, after: string | null = null): Promise<Page<ListedChallenge>> {
  assertAllowed(canSeeReviewQueue(actor));
  const mine = or(
    hasDesk(actor, 'review') ? ne(organizations.kind, 'coordinator') : undefined,
    reviewsForCoordinator(actor) ? eq(organizations.kind, 'coordinator') : undefined,
  );
  const position = sql`(${challenges.updatedAt}, ${challenges.id})`;
  const rows = await listed(
    and(
      eq(challenges.status, 'in_review'),
      ne(challenges.sponsorId, actor.organizationId),
      visibleTo(actor),
      mine,
      after ? sql`${position} > (select c.updated_at, c.id from challenges c where c.id = ${after}::uuid)` : undefined,
    ),
  )
    .orderBy(asc(challenges.updatedAt), asc(challenges.id))
    .limit(pageSize + 1);
  return toPage(rows);
}

const stillOpen = sql`${challenges.closesAt} > clock_timestamp()`;
const closingSoon = listed(and(visibleTo(null), eq(challenges.status, 'published'), stillOpen))
  .orderBy(asc(challenges.closesAt))
  .limit(sql.placeholder('limit'))
  .prepare('challenges_closing_soon');

/** Open calls whose deadline comes next, for everybody. */
export function closingSoonChallenges(limit: number): Promise<ListedChallenge[]> {
  return closingSoon.execute({ limit });
}
