import { defineMachine } from '#app/domain/kernel/machine.ts';

/**
 * A startup's answer to one challenge. `submit` and `revise` seal a version; nobody but the startup reads it before `open`.
 * Only `shortlist` leads to an award: a solution that misses a minimum of the criteria cannot be awarded.
 */
export const solutionMachine = defineMachine({
  subject: 'solution',
  initial: 'draft',
  states: [
    'draft',
    'submitted',
    'withdrawn',
    'under_evaluation',
    'shortlisted',
    'awarded',
    'not_selected',
    'disqualified',
    'forfeited',
    'returned',
  ],
  events: {
    submit: { from: ['draft', 'withdrawn'], to: 'submitted', by: ['startup'] },
    revise: { from: ['submitted'], to: 'submitted', by: ['startup'] },
    withdraw: { from: ['submitted'], to: 'withdrawn', by: ['startup'] },
    open: { from: ['submitted'], to: 'under_evaluation', by: ['sponsor', 'coordinator'] },
    shortlist: { from: ['under_evaluation'], to: 'shortlisted', by: ['panel'] },
    award: { from: ['shortlisted'], to: 'awarded', by: ['sponsor'] },
    /** The reason is the feedback the startup receives. */
    decline: { from: ['under_evaluation', 'shortlisted'], to: 'not_selected', by: ['sponsor'], reason: 'required' },
    disqualify: { from: ['under_evaluation', 'shortlisted'], to: 'disqualified', by: ['panel'], reason: 'required' },
    promote: { from: ['not_selected'], to: 'awarded', by: ['sponsor'] },
    forfeit: { from: ['awarded'], to: 'forfeited', by: ['startup', 'system'], reason: 'required' },
    return_unread: {
      from: ['submitted', 'under_evaluation', 'shortlisted'],
      to: 'returned',
      by: ['sponsor', 'system'],
    },
  },
});

export type SolutionStatus = (typeof solutionMachine.states)[number];

/** States in which the startup still works on it, as long as the challenge is open. */
export const editableStatuses: readonly SolutionStatus[] = ['draft', 'submitted', 'withdrawn'];

/** States that take part in the ranking. */
export const rankedStatuses: readonly SolutionStatus[] = [
  'under_evaluation',
  'shortlisted',
  'awarded',
  'not_selected',
  'forfeited',
];
