import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import { type SolutionContent, solutions, solutionVersions } from '#db/schema/solutions.ts';
import { ownedBy } from './solution.scope.server.ts';

export type Solution = typeof solutions.$inferSelect;

export const emptyContent: SolutionContent = {
  title: '',
  summary: '',
  approach: '',
  team: '',
  plan: '',
  priceVnd: '',
  answers: {},
};

const challengeColumns = {
  id: challenges.id,
  code: challenges.code,
  title: challenges.title,
  status: challenges.status,
  closesAt: challenges.closesAt,
  blind: challenges.blind,
  budgetMinVnd: challenges.budgetMinVnd,
  budgetMaxVnd: challenges.budgetMaxVnd,
  sponsorName: organizations.name,
  /** Still open by the database's clock, even when the job that closes it is late. */
  open: sql<boolean>`${challenges.status} = 'published' and coalesce(${challenges.closesAt} > clock_timestamp(), false)`,
};

/**
 * What its startup sees of a solution: not its label, which is for the panel, and the reasons only with the decision.
 */
const ownColumns = {
  id: solutions.id,
  challengeId: solutions.challengeId,
  organizationId: solutions.organizationId,
  status: solutions.status,
  draft: solutions.draft,
  revision: solutions.revision,
  currentVersion: solutions.currentVersion,
  updatedAt: solutions.updatedAt,
  feedback: sql<
    string | null
  >`case when ${solutions.status} in ('awarded', 'not_selected', 'disqualified', 'forfeited') then ${solutions.feedback} end`,
};

const withChallenge = () =>
  db
    .select({ solution: ownColumns, challenge: challengeColumns })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId));

/** The organisation's own solutions, newest first. */
export function listOwnSolutions(actor: Actor) {
  return withChallenge().where(ownedBy(actor)).orderBy(desc(solutions.id)).limit(200);
}

/** @throws DomainError not_found: for everybody but members of its startup, opened or not */
export async function requireOwnSolution(actor: Actor, id: string) {
  const [row] = await withChallenge().where(and(eq(solutions.id, id), ownedBy(actor)));
  return requireFound(row);
}

/** One's own solution with what it answers to. @throws DomainError not_found */
export async function requireWorkspace(actor: Actor, id: string) {
  const own = await requireOwnSolution(actor, id);
  return { ...own, criteria: await criteriaOf(db, own.challenge.id) };
}

/** The organisation's answer to one challenge, or null: decides what the challenge's page offers. */
export async function ownSolutionFor(
  actor: Actor,
  challengeId: string,
): Promise<Pick<Solution, 'id' | 'status'> | null> {
  const [row] = await db
    .select({ id: solutions.id, status: solutions.status })
    .from(solutions)
    .where(and(eq(solutions.challengeId, challengeId), ownedBy(actor)));
  return row ?? null;
}

/** Takes the row for the rest of the transaction. @throws DomainError not_found */
export async function lockOwnSolution(tx: Tx, actor: Actor, id: string): Promise<Solution> {
  const [row] = await tx
    .select()
    .from(solutions)
    .where(and(eq(solutions.id, id), ownedBy(actor)))
    .for('update');
  return requireFound(row);
}

/** Sealed versions of the organisation's own solution, newest first. */
export function ownVersions(actor: Actor, solutionId: string) {
  return db
    .select({
      number: solutionVersions.number,
      sha256: solutionVersions.sha256,
      submittedAt: solutionVersions.submittedAt,
      files: solutionVersions.files,
      content: solutionVersions.content,
    })
    .from(solutionVersions)
    .innerJoin(solutions, eq(solutions.id, solutionVersions.solutionId))
    .where(and(eq(solutions.id, solutionId), ownedBy(actor)))
    .orderBy(desc(solutionVersions.number));
}

/**
 * How many solutions stand. Nobody learns it while the challenge is open, for a rival could act on it.
 * @returns null before the deadline. Unsafe: the caller has read the challenge in its own scope.
 */
export async function unsafeSubmissionCount(tx: Database, challengeId: string): Promise<number | null> {
  const [row] = await tx
    .select({
      closed: sql<boolean>`${challenges.status} not in ('draft', 'in_review', 'approved', 'published')`,
      total: count(solutions.id),
    })
    .from(challenges)
    .leftJoin(
      solutions,
      and(eq(solutions.challengeId, challenges.id), sql`${solutions.status} not in ('draft', 'withdrawn')`),
    )
    .where(eq(challenges.id, challengeId))
    .groupBy(challenges.id);
  return row?.closed ? row.total : null;
}

/**
 * The moment of a submission, taken once by the database's clock under the challenge's lock.
 * @throws DomainError deadline_passed when the challenge is not open at that moment, though nothing has closed it yet
 */
export async function assertOpenForSolutions(tx: Tx, challengeId: string): Promise<Date> {
  const rows = await tx.execute<{ ms: string; open: boolean }>(sql`
    select floor(extract(epoch from clock.at) * 1000)::bigint::text as ms,
           ${challenges.status} = 'published' and ${challenges.closesAt} > clock.at as open
    from ${challenges}, (select clock_timestamp() as at offset 0) as clock
    where ${eq(challenges.id, challengeId)}`);
  const row = requireFound(rows[0]);
  if (!row.open) throw new DomainError('deadline_passed', { reason: 'challenge_closed' });
  return new Date(Number(row.ms));
}

/** The sealed solutions of a challenge, to be opened, ranked or returned. Unsafe: for flows that hold the challenge's lock. */
export function unsafeSolutionsIn(
  tx: Tx,
  challengeId: string,
  statuses: readonly Solution['status'][],
): Promise<Solution[]> {
  return tx
    .select()
    .from(solutions)
    .where(and(eq(solutions.challengeId, challengeId), inArray(solutions.status, [...statuses])))
    .orderBy(asc(solutions.id))
    .for('update');
}
