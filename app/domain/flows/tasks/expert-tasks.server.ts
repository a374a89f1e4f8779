import { canDecideProfile, canKeepRegistry } from '#app/domain/experts/expert.policy.ts';
import { listRegistry } from '#app/domain/experts/expert.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { Task } from './task.ts';

/** Evaluators' profiles that wait for confirmation, for the keepers of the registry. */
export async function expertTasks(actor: Actor): Promise<Task[]> {
  // Asked before the tables: every page counts tasks.
  if (!canKeepRegistry(actor).allowed) return [];
  const rows = await listRegistry(actor);
  return rows
    .filter((row) => row.status === 'declared' && canDecideProfile(actor, row).allowed)
    .map(({ id, name, degree }) => ({
      kind: 'confirm_expert',
      subjectId: id,
      code: degree,
      title: name,
      dueAt: null,
      path: `/dieu-phoi/chuyen-gia/${id}`,
    }));
}
