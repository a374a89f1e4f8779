import { canDeclareConflict, canLockResult, canScore } from '#app/domain/evaluations/evaluation.policy.ts';
import { allLocked } from '#app/domain/evaluations/lock-score-sheet.server.ts';
import { listOwnPanels } from '#app/domain/evaluations/panel.queries.server.ts';
import { unsafeProgress } from '#app/domain/evaluations/sheet.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import type { Task, TaskKind } from './task.ts';

/** What waits for a member of a panel: it is theirs in person, whichever organisation they act for. */
export async function panelTasks(actor: Actor): Promise<Task[]> {
  const working = (await listOwnPanels(actor)).filter((panel) => panel.status === 'scoring');
  const tasks = await Promise.all(working.map((panel) => taskOf(actor, panel)));
  return tasks.filter((task) => task !== null);
}

type OwnPanel = Awaited<ReturnType<typeof listOwnPanels>>[number];

async function taskOf(actor: Actor, panel: OwnPanel): Promise<Task | null> {
  const { challengeId, code, title } = panel;
  const task = (kind: TaskKind, path = ''): Task => ({
    kind,
    subjectId: challengeId,
    code,
    title,
    dueAt: null,
    path: `/cham-diem/${challengeId}${path}`,
  });
  if (canDeclareConflict(panel, panel).allowed) return task('declare_conflict');
  if (canScore(panel, panel).allowed) {
    const own = (await unsafeProgress(db, panel.panelId)).find((member) => member.userId === actor.userId);
    if (!own || own.locked >= own.due) return null;
    return { ...task('score'), progress: { done: own.locked, total: own.due } };
  }
  if (canLockResult(panel, panel).allowed && (await allLocked(db, panel.panelId))) return task('lock_result', '/khoa');
  return null;
}
