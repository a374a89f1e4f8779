import { DomainError } from './errors.ts';

/** Who may cause an event; the policy decides for a given person, this says it to readers, buttons and tests. */
export type Party =
  | 'sponsor'
  | 'startup'
  | 'coordinator'
  | 'panel'
  | 'buyer'
  | 'finance'
  | 'both'
  | 'arbiter'
  | 'system';

export type MachineEvent<S extends string> = {
  from: readonly S[];
  to: S;
  by: readonly Party[];
  /** `required`: free text for the people concerned; `coded`: one of a published list, shown to the public. */
  reason?: 'required' | 'coded';
};

/** A state machine as a table keyed by event. Pure: the server, the buttons, the mails and the tests read the same table. */
export type Machine<S extends string = string, E extends string = string> = {
  subject: SubjectKind;
  initial: S;
  states: readonly S[];
  events: Readonly<Record<E, MachineEvent<S>>>;
};

/** What a status, a document, a notification or an audit event may belong to. */
export const subjectKinds = [
  'user',
  'organization',
  'challenge',
  'solution',
  'panel',
  'score_sheet',
  'contract',
  'milestone',
  'payment',
  'payout',
  'suspense_decision',
  'payout_batch',
  'reconciliation_break',
  'bank_statement',
  'refund',
  'proposal',
  'document',
  'catalogue_entry',
  'evaluator_profile',
  'audit_trail',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Fixes the literal types of a machine's table. */
export function defineMachine<const S extends string, const E extends string>(machine: Machine<S, E>): Machine<S, E> {
  return machine;
}

export function canFire<S extends string, E extends string>(machine: Machine<S, E>, event: E, status: S): boolean {
  return machine.events[event].from.includes(status);
}

/**
 * Said before the policy is asked: somebody who was beaten to it hears that, not that they lack a permission.
 * @throws DomainError stale_state
 */
export function assertCanFire<S extends string, E extends string>(machine: Machine<S, E>, event: E, status: S): void {
  if (!canFire(machine, event, status)) throw new DomainError('stale_state', { reason: `${machine.subject}.${event}` });
}
