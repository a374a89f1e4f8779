import type { Actor } from '#app/domain/kernel/actor.ts';
import { officerTasks, sponsorTasks } from './tasks/challenge-tasks.server.ts';
import { expertTasks } from './tasks/expert-tasks.server.ts';
import { memberTasks } from './tasks/member-tasks.server.ts';
import { organizationTasks } from './tasks/organization-tasks.server.ts';
import { panelTasks } from './tasks/panel-tasks.server.ts';
import { pilotTasks } from './tasks/pilot-tasks.server.ts';
import { solutionTasks } from './tasks/solution-tasks.server.ts';
import type { Task } from './tasks/task.ts';
import { transferTasks } from './tasks/transfer-tasks.server.ts';
import { treasuryTasks } from './tasks/treasury-tasks.server.ts';

/**
 * Việc cần làm: everything that waits for this person in this organisation, derived from the states of things and the same
 * policies that guard the acts, so that no list can disagree with them. By due date; what has none comes last.
 */
export async function listTasks(actor: Actor): Promise<Task[]> {
  const lists = await Promise.all([
    sponsorTasks(actor),
    officerTasks(actor),
    solutionTasks(actor),
    panelTasks(actor),
    pilotTasks(actor),
    memberTasks(actor),
    expertTasks(actor),
    organizationTasks(actor),
    transferTasks(actor),
    treasuryTasks(actor),
  ]);
  return lists.flat().sort((a, b) => dueTime(a) - dueTime(b));
}

const dueTime = (task: Task) => task.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** For the header of every page. */
export async function countTasks(actor: Actor): Promise<number> {
  return (await listTasks(actor)).length;
}
