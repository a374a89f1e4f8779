import { and, eq } from 'drizzle-orm';
import { publicChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canStart } from './solution.policy.ts';
import { assertOpenForSolutions, emptyContent } from './solution.queries.server.ts';
import { ownedBy } from './solution.scope.server.ts';

/**
 * Opens the startup's workspace for a challenge. One answer per startup and challenge: asked again, by whichever colleague,
 * it gives the one there is.
 * @throws DomainError not_found, forbidden, deadline_passed
 */
export async function startSolution(actor: Actor, input: { code: string }): Promise<{ id: string }> {
  const { challenge } = requireFound(await publicChallenge(input.code));
  return inTransaction(async (tx) => {
    const existing = () =>
      tx
        .select({ id: solutions.id })
        .from(solutions)
        .where(and(eq(solutions.challengeId, challenge.id), ownedBy(actor)));
    const [before] = await existing();
    if (before) return before;

    assertAllowed(canStart(actor));
    await assertOpenForSolutions(tx, challenge.id);
    const [started] = await tx
      .insert(solutions)
      .values({
        challengeId: challenge.id,
        organizationId: actor.organizationId,
        createdBy: actor.userId,
        draft: emptyContent,
      })
      .onConflictDoNothing()
      .returning({ id: solutions.id });
    if (!started) return requireFound((await existing())[0]);
    await recordAudit(tx, actor, { event: 'solution.start', subjectKind: 'solution', subjectId: started.id });
    return started;
  });
}
