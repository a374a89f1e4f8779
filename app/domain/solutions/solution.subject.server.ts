import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { SubjectScope } from '#app/domain/kernel/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { solutions, solutionVersions } from '#db/schema/solutions.ts';
import { canDraft } from './solution.policy.ts';
import { openedFor, ownedBy, resultLocked } from './solution.scope.server.ts';

/** A file of the version that stands. */
const sealedInCurrentVersion = (documentId: string) => sql`exists (
  select 1 from ${solutionVersions}
  where ${solutionVersions.solutionId} = ${solutions.id} and ${solutionVersions.number} = ${solutions.currentVersion}
    and ${solutionVersions.files} @> ${JSON.stringify([{ documentId }])}::jsonb)`;

/**
 * Files are as sealed as the solution: its startup alone reads them before the opening. After it the offices read the files
 * of the version that stands; while names are withheld, its anonymised copies only.
 */
export const solutionSubject: SubjectScope = {
  async canRead(actor, solutionId, purpose, documentId) {
    if (!actor) return false;
    if (await exists(and(eq(solutions.id, solutionId), ownedBy(actor)))) return true;
    return exists(
      and(
        eq(solutions.id, solutionId),
        openedFor(actor),
        documentId === undefined ? undefined : sealedInCurrentVersion(documentId),
        purpose === 'anonymised' ? undefined : sql`(not ${challenges.blind} or ${resultLocked})`,
      ),
    );
  },

  async canAttach(actor, solutionId, purpose) {
    if (purpose !== 'attachment' && purpose !== 'anonymised') return false;
    const [row] = await openOwn(actor, solutionId);
    return row?.open === true && canDraft(actor, row).allowed;
  },

  async keepsFile(solutionId, documentId) {
    const [row] = await db
      .select({ one: sql`1` })
      .from(solutionVersions)
      .where(
        and(
          eq(solutionVersions.solutionId, solutionId),
          sql`${solutionVersions.files} @> ${JSON.stringify([{ documentId }])}::jsonb`,
        ),
      )
      .limit(1);
    return row !== undefined;
  },
};

async function exists(where: ReturnType<typeof and>): Promise<boolean> {
  const [row] = await db
    .select({ one: sql`1` })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .where(where);
  return row !== undefined;
}

function openOwn(actor: Actor, solutionId: string) {
  return db
    .select({
      status: solutions.status,
      organizationId: solutions.organizationId,
      open: sql<boolean>`${challenges.status} = 'published' and ${challenges.closesAt} > clock_timestamp()`,
    })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .where(and(eq(solutions.id, solutionId), ownedBy(actor)));
}
