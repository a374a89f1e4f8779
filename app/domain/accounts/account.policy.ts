import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

/** What would be left without anybody if a person went. */
export type Duties = {
  /** Organisations that have no other owner. */
  ownedAlone: readonly { id: string; name: string }[];
  /** Challenges on whose panel the person still has to score or to lock. */
  panels: readonly { code: string; title: string }[];
  /** Sealed boxes that the person has confirmed and the other officer has not. */
  openings: readonly { code: string; title: string }[];
  /** Desks of the coordinator that nobody else holds. */
  desksAlone: readonly string[];
};

/** An account goes when nothing hangs on its person alone. */
export function canDeleteAccount(duties: Duties): Decision {
  return allOf(
    when(duties.ownedAlone.length === 0, 'owns_alone'),
    when(duties.panels.length === 0, 'panel_duty'),
    when(duties.openings.length === 0, 'opening_duty'),
    when(duties.desksAlone.length === 0, 'last_officer'),
  );
}
