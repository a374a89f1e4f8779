import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

/** Running the marketplace: background work and what people write. */
export function canAdminister(actor: Actor): Decision {
  return when(hasDesk(actor, 'administration'), 'not_administrator');
}

/** Trying failed work again, giving it up. */
export function canDealWithJobs(actor: Actor): Decision {
  return allOf(canAdminister(actor), when(actor.secondFactor !== 'none', 'needs_second_factor'));
}
