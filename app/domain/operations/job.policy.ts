import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { type Decision, when } from '#app/domain/kernel/policy.ts';

/** Seeing failed work, trying it again, giving it up. The desk opens with a second factor only. */
export function canAdminister(actor: Actor): Decision {
  return when(hasDesk(actor, 'administration'), 'not_administrator');
}
