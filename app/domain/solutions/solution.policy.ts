import { type Actor, hasRole } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';
import { editableStatuses, type SolutionStatus, solutionMachine } from './solution.states.ts';

/** What the policies need to know of a solution: plain facts, so that the browser can ask the same questions. */
export type SolutionFacts = { status: SolutionStatus; organizationId: string };

const ofStartup = (actor: Actor, solution: SolutionFacts) =>
  when(actor.organizationId === solution.organizationId, 'not_own_solution');
const asManager = (actor: Actor) => when(hasRole(actor, 'manager'), 'needs_manager');
const verified = (actor: Actor) => when(actor.organizationStatus === 'verified', 'organization_not_verified');
const notSuspended = (actor: Actor) => when(actor.organizationStatus !== 'suspended', 'organization_suspended');

/** A verified startup answers; whether the challenge is still open is asked of the database's clock. */
export function canStart(actor: Actor): Decision {
  return allOf(when(actor.organizationKind === 'startup', 'only_startups_answer'), verified(actor), canWrite(actor));
}

function canWrite(actor: Actor): Decision {
  return when(hasRole(actor, 'manager') || hasRole(actor, 'member'), 'needs_writer');
}

/** The draft goes on being written after a submission: the next one seals it as a new version. */
export function canDraft(actor: Actor, solution: SolutionFacts): Decision {
  return allOf(
    ofStartup(actor, solution),
    notSuspended(actor),
    canWrite(actor),
    when(editableStatuses.includes(solution.status), 'solution_not_editable'),
  );
}

export function canSubmit(actor: Actor, solution: SolutionFacts): Decision {
  return allOf(
    ofStartup(actor, solution),
    asManager(actor),
    verified(actor),
    when(editableStatuses.includes(solution.status), 'solution_not_editable'),
  );
}

/** A suspended organisation may still take its work back. */
export function canWithdraw(actor: Actor, solution: SolutionFacts): Decision {
  return allOf(
    ofStartup(actor, solution),
    asManager(actor),
    when(canFire(solutionMachine, 'withdraw', solution.status), 'solution_not_submitted'),
  );
}
