import { unsafeFindActor } from '#app/domain/accounts/account.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { listMembers, onlyHolderOf, requireManagedMember } from '#app/domain/members/member.queries.server.ts';
import { listTasks } from './list-tasks.server.ts';
import type { Task } from './tasks/task.ts';

/** Colleagues asked whether they could do a thing instead; more would keep the page waiting. */
const mostColleagues = 20;

/**
 * What stops when a member goes: roles nobody else holds, and what waits for them that no colleague could do instead (a
 * seat on a panel, work of the only person with a role). Derived from the same lists as Việc cần làm.
 * @throws DomainError forbidden for everybody but owners and the person themselves; not_found
 */
export async function openDuties(actor: Actor, userId: string) {
  const members = await listMembers(actor);
  const colleagues = members.filter((member) => member.userId !== userId).slice(0, mostColleagues);
  const [own, ...others] = await Promise.all([
    tasksOf(actor, userId),
    ...colleagues.map((member) => tasksOf(actor, member.userId)),
  ]);
  const nameOf = (task: Task) => `${task.kind} ${task.subjectId}`;
  const covered = new Set(others.flat().map(nameOf));
  return {
    roles: onlyHolderOf(members, userId),
    tasks: (own ?? []).filter((task) => !covered.has(nameOf(task))),
  };
}

async function tasksOf(actor: Actor, userId: string): Promise<Task[]> {
  const member = await unsafeFindActor(userId, actor.organizationId, 'recent');
  return member ? listTasks(member) : [];
}

/** The page on which an owner takes a member out. @throws DomainError forbidden for everybody but owners; not_found */
export async function requireRemovalPage(actor: Actor, userId: string) {
  const managed = await requireManagedMember(actor, userId);
  return { ...managed, duties: await openDuties(actor, userId) };
}
