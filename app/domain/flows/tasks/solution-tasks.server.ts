import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { canDraft } from '#app/domain/solutions/solution.policy.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { solutions } from '#db/schema/solutions.ts';
import type { Task } from './task.ts';

/** Drafts of the actor's startup that can still be submitted; what is over is no task. */
export async function solutionTasks(actor: Actor): Promise<Task[]> {
  if (actor.organizationKind !== 'startup') return [];
  const rows = await db
    .select({
      id: solutions.id,
      status: solutions.status,
      organizationId: solutions.organizationId,
      code: challenges.code,
      title: challenges.title,
      closesAt: challenges.closesAt,
    })
    .from(solutions)
    .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
    .where(
      and(
        eq(solutions.organizationId, actor.organizationId),
        eq(solutions.status, 'draft'),
        eq(challenges.status, 'published'),
        sql`${challenges.closesAt} > now()`,
      ),
    )
    .orderBy(asc(challenges.closesAt))
    .limit(100);
  return rows
    .filter((row) => canDraft(actor, row).allowed)
    .map(({ id, code, title, closesAt }) => ({
      kind: 'finish_solution',
      subjectId: id,
      code,
      title,
      dueAt: closesAt,
      path: `/giai-phap/${id}/soan`,
    }));
}
