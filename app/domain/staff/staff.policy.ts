import { type Actor, type Desk, hasDesk } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

/** Desks and appointments are the administration desk's matter. */
export function canAdminister(actor: Actor): Decision {
  return when(hasDesk(actor, 'administration'), 'needs_administration_desk');
}

/** Two pairs of eyes: nobody gives desks to themselves or takes their own; one administrator always remains. */
export function canGiveDesks(
  actor: Actor,
  officer: { userId: string; desks: readonly string[] },
  desks: readonly Desk[],
  organization: { administrators: number },
): Decision {
  const losesAdministration = officer.desks.includes('administration') && !desks.includes('administration');
  return allOf(
    canAdminister(actor),
    when(officer.userId !== actor.userId, 'own_desks'),
    when(!losesAdministration || organization.administrators > 1, 'last_administrator'),
  );
}
