import { defineMachine } from '#app/domain/kernel/machine.ts';

/**
 * Life of a challenge (đề bài). `close` is fired by a job at `closes_at`; what decides whether a submission was in time is
 * the database's clock, not this status. A closed challenge nobody answered may end without an award straight away: there
 * is nothing to evaluate.
 */
export const challengeMachine = defineMachine({
  subject: 'challenge',
  initial: 'draft',
  states: ['draft', 'in_review', 'approved', 'published', 'closed', 'evaluating', 'awarded', 'no_award', 'cancelled'],
  events: {
    submit: { from: ['draft'], to: 'in_review', by: ['sponsor'] },
    request_changes: { from: ['in_review'], to: 'draft', by: ['coordinator'], reason: 'required' },
    approve: { from: ['in_review'], to: 'approved', by: ['coordinator'] },
    publish: { from: ['approved'], to: 'published', by: ['sponsor'] },
    close: { from: ['published'], to: 'closed', by: ['system'] },
    start_evaluation: { from: ['closed'], to: 'evaluating', by: ['sponsor', 'coordinator'] },
    award: { from: ['evaluating'], to: 'awarded', by: ['sponsor'] },
    no_award: { from: ['closed', 'evaluating'], to: 'no_award', by: ['sponsor'], reason: 'coded' },
    cancel: {
      from: ['approved', 'published', 'closed', 'evaluating'],
      to: 'cancelled',
      by: ['sponsor', 'coordinator'],
      reason: 'coded',
    },
    reopen_evaluation: { from: ['awarded'], to: 'evaluating', by: ['coordinator', 'system'] },
  },
});

export type ChallengeStatus = (typeof challengeMachine.states)[number];

/** Published list of reasons for a cancellation; words under `challenges:cancelReason.<code>`. */
export const cancelReasons = [
  'no_longer_needed',
  'budget_withdrawn',
  'terms_must_change',
  'legal_obstacle',
  'solved_otherwise',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Published list of reasons for ending without an award; words under `challenges:noAwardReason.<code>`. */
export const noAwardReasons = [
  'no_submission',
  'none_eligible',
  'below_threshold',
  'not_feasible',
  'budget_withdrawn',
] as const;
export type NoAwardReason = (typeof noAwardReasons)[number];
