import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

/** The registry is kept by the coordinator's verification or administration desk. */
export function canKeepRegistry(actor: Actor): Decision {
  return when(hasDesk(actor, 'verification') || hasDesk(actor, 'administration'), 'needs_registry_desk');
}

/** Nobody decides about themselves. */
export function canDecideProfile(actor: Actor, profile: { userId: string }): Decision {
  return allOf(canKeepRegistry(actor), when(profile.userId !== actor.userId, 'own_profile'));
}
