import { type Challenge, criteriaOf } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { saveSolutionDraft } from '#app/domain/solutions/save-solution-draft.server.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { startSolution } from '#app/domain/solutions/start-solution.server.ts';
import { submitSolution } from '#app/domain/solutions/submit-solution.server.ts';
import { db } from '#db/client.server.ts';
import { solutionFor } from './demo-solutions.ts';

/** A solution that its startup is still writing. @returns its id */
export async function draftOnly(startup: Actor, challenge: Challenge, way: number): Promise<string> {
  const { id } = await startSolution(startup, { code: challenge.code });
  const { solution } = await requireOwnSolution(startup, id);
  const changes = solutionFor(way, challenge.budgetMaxVnd ?? 1_000_000_000n, await criteriaOf(db, challenge.id));
  await saveSolutionDraft(startup, { solutionId: id, revision: solution.revision, changes });
  return id;
}

/** A solution sealed in the box. @returns its id */
export async function submitFor(startup: Actor, challenge: Challenge, way: number): Promise<string> {
  const id = await draftOnly(startup, challenge, way);
  const { solution } = await requireOwnSolution(startup, id);
  await submitSolution(startup, { solutionId: id, revision: solution.revision });
  return id;
}
