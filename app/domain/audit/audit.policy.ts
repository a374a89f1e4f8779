import { type Actor, hasDesk, hasRole } from '#app/domain/kernel/actor.ts';
import { type Decision, when } from '#app/domain/kernel/policy.ts';

/** The organisation's own trail: its owner, who answers for it, and its finance people, who are audited by it. */
export function canSeeOrganizationTrail(actor: Actor): Decision {
  return when(hasRole(actor, 'finance'), 'needs_owner_or_finance');
}

export function canSeeWholeTrail(actor: Actor): Decision {
  return when(hasDesk(actor, 'administration'), 'needs_administration_desk');
}
