import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import { type SealedFile, solutions, solutionVersions } from '#db/schema/solutions.ts';
import { openedFor, resultLocked } from './solution.scope.server.ts';

/** Null while names are withheld: a blind challenge whose result is not locked yet. Decided in the query, not on the page. */
const applicantName = sql<
  string | null
>`case when not ${challenges.blind} or ${resultLocked} then ${organizations.name} end`;

const openedColumns = {
  id: solutions.id,
  challengeId: solutions.challengeId,
  status: solutions.status,
  label: sql<string>`${solutions.label}`,
  feedback: solutions.feedback,
  version: solutions.currentVersion,
  applicantName,
};

const currentVersion = and(
  eq(solutionVersions.solutionId, solutions.id),
  eq(solutionVersions.number, solutions.currentVersion),
);

const byLabel = [asc(sql`length(${solutions.label})`), asc(solutions.label)];

/** The opened solutions of one challenge that this actor may read in an office, by label; empty for everybody else. */
export function listOpenedSolutions(actor: Actor, challengeId: string, tx: Database = db) {
  return tx
    .select({ ...openedColumns, title: sql<string>`${solutionVersions.content} ->> 'title'` })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .innerJoin(organizations, eq(organizations.id, solutions.organizationId))
    .innerJoin(solutionVersions, currentVersion)
    .where(and(eq(solutions.challengeId, challengeId), openedFor(actor)))
    .orderBy(...byLabel);
}

/**
 * One opened solution as it was sealed; the reading is put on the audit trail. While names are withheld, only the
 * anonymised copies of its files are listed, under numbers instead of their names.
 * @throws DomainError not_found
 */
export async function readOpenedSolution(actor: Actor, solutionId: string) {
  const [row] = await db
    .select({ ...openedColumns, content: solutionVersions.content, files: solutionVersions.files })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .innerJoin(organizations, eq(organizations.id, solutions.organizationId))
    .innerJoin(solutionVersions, currentVersion)
    .where(and(eq(solutions.id, solutionId), openedFor(actor)));
  const solution = requireFound(row);
  await recordAudit(db, actor, {
    event: 'solution.read',
    subjectKind: 'solution',
    subjectId: solution.id,
    details: { version: String(solution.version) },
  });
  const namesWithheld = solution.applicantName === null;
  return { ...solution, namesWithheld, files: readableFiles(solution.files, namesWithheld) };
}

function readableFiles(files: readonly SealedFile[], namesWithheld: boolean) {
  if (!namesWithheld) return files.map((file) => ({ ...file }));
  return files
    .filter((file) => file.purpose === 'anonymised')
    .map((file, index) => ({ ...file, name: `${index + 1}${/\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? ''}` }));
}

/**
 * Names of the organisations whose solutions were opened, in alphabetical order and linked to nothing: what an evaluator
 * declares conflicts against. Unsafe: the caller has checked that the reader may know them.
 */
export async function unsafeApplicants(tx: Database, challengeId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: organizations.id, name: organizations.name })
    .from(solutions)
    .innerJoin(organizations, eq(organizations.id, solutions.organizationId))
    .where(and(eq(solutions.challengeId, challengeId), sql`${solutions.label} is not null`))
    .orderBy(asc(sql`${organizations.name} collate "vi-x-icu"`));
}

/** The sealed version that stands. Unsafe: for flows that have decided about the solution in the sponsor's scope. */
export async function unsafeSealedVersion(tx: Database, solution: { id: string; currentVersion: number }) {
  const [row] = await tx
    .select()
    .from(solutionVersions)
    .where(and(eq(solutionVersions.solutionId, solution.id), eq(solutionVersions.number, solution.currentVersion)));
  return requireFound(row);
}

/** Who won, for the public page of an awarded challenge; null before. */
export async function publicWinner(challengeId: string): Promise<{ name: string } | null> {
  const [row] = await db
    .select({ name: organizations.name })
    .from(solutions)
    .innerJoin(organizations, eq(organizations.id, solutions.organizationId))
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .where(
      and(eq(solutions.challengeId, challengeId), eq(challenges.status, 'awarded'), eq(solutions.status, 'awarded')),
    );
  return row ?? null;
}
