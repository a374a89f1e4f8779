import { type Actor, hasDesk, hasRole } from '#app/domain/kernel/actor.ts';
import { type Decision, when } from '#app/domain/kernel/policy.ts';

/** The whole book is read by the desks that look after money and reports. */
export function canReadBook(actor: Actor): Decision {
  return when(hasDesk(actor, 'treasury') || hasDesk(actor, 'reports'), 'needs_treasury_desk');
}

/** What an organisation owes, holds and was paid is read by its finance people; an owner is one of them. */
export function canReadOwnBooks(actor: Actor): Decision {
  return when(hasRole(actor, 'finance'), 'needs_finance');
}
