import { defineMachine } from '#app/domain/kernel/machine.ts';

/**
 * Life of a milestone: every move there is, those of commitment-only contracts (state-budget money that the State
 * Treasury pays, which never lies in escrow) included. What each move posts to the books is in milestone.postings.ts.
 */
export const milestoneMachine = defineMachine({
  subject: 'milestone',
  initial: 'planned',
  states: [
    'planned',
    'awaiting_funds',
    'funded',
    'in_progress',
    'submitted',
    'missed',
    'changes_requested',
    'rejected',
    'accepted',
    'awaiting_payment',
    'releasing',
    'released',
    'disputed',
    'cancelling',
    'refunded',
  ],
  events: {
    request_funds: { from: ['planned'], to: 'awaiting_funds', by: ['buyer', 'system'] },
    /** When confirmed payments reach the amount; each payment posts by itself. */
    confirm_funding: { from: ['awaiting_funds'], to: 'funded', by: ['system'] },
    start: { from: ['funded'], to: 'in_progress', by: ['startup'] },
    start_on_commitment: { from: ['planned'], to: 'in_progress', by: ['startup'] },
    /** The inspection period starts. */
    deliver: { from: ['in_progress', 'changes_requested'], to: 'submitted', by: ['startup'] },
    /** The due date passed; no money moves. */
    miss: { from: ['in_progress'], to: 'missed', by: ['system'] },
    set_new_date: { from: ['missed'], to: 'in_progress', by: ['both'] },
    request_changes: { from: ['submitted'], to: 'changes_requested', by: ['buyer'], reason: 'required' },
    reject: { from: ['submitted'], to: 'rejected', by: ['buyer'], reason: 'required' },
    agree_rework: { from: ['rejected'], to: 'in_progress', by: ['both'] },
    accept: { from: ['submitted'], to: 'accepted', by: ['buyer'] },
    /** The inspection period is over, reminders were sent, the contract allows it; never for a state agency. */
    accept_by_silence: { from: ['submitted'], to: 'accepted', by: ['system'] },
    /** A part of the amount, as agreed; a penalty (phạt) is a part too. */
    accept_partly: { from: ['submitted'], to: 'accepted', by: ['both'], reason: 'required' },
    /** A prize or a grant: the award is the acceptance, there is no work to inspect. */
    accept_award: { from: ['funded', 'planned'], to: 'accepted', by: ['buyer'] },
    release: { from: ['accepted'], to: 'releasing', by: ['finance'] },
    confirm_payout: { from: ['releasing'], to: 'released', by: ['system'] },
    /** The rail refused the payout, or it came back. */
    fail_payout: { from: ['releasing', 'released'], to: 'accepted', by: ['system'], reason: 'required' },
    approve_payment: { from: ['accepted'], to: 'awaiting_payment', by: ['finance'] },
    record_payment: { from: ['awaiting_payment'], to: 'released', by: ['finance'] },
    /** Only this milestone freezes. */
    dispute: {
      from: ['in_progress', 'submitted', 'changes_requested', 'rejected', 'missed'],
      to: 'disputed',
      by: ['buyer', 'startup'],
      reason: 'required',
    },
    /** A provider took money back: what is left of the milestone's stays where it is. */
    freeze: {
      from: ['funded', 'in_progress', 'submitted', 'changes_requested', 'rejected', 'missed'],
      to: 'disputed',
      by: ['system'],
      reason: 'required',
    },
    settle_by_payment: { from: ['disputed'], to: 'accepted', by: ['both', 'arbiter'], reason: 'required' },
    settle_by_refund: { from: ['disputed'], to: 'cancelling', by: ['both', 'arbiter'], reason: 'required' },
    cancel: {
      from: ['funded', 'in_progress', 'rejected', 'missed'],
      to: 'cancelling',
      by: ['both', 'arbiter'],
      reason: 'required',
    },
    confirm_refund: { from: ['cancelling'], to: 'refunded', by: ['system'] },
  },
});

export type MilestoneStatus = (typeof milestoneMachine.states)[number];
export type MilestoneEvent = keyof typeof milestoneMachine.events;

/** A milestone that is over: nothing can happen to it any more, but for a payout that comes back. */
export const finalMilestoneStatuses: readonly MilestoneStatus[] = ['released', 'refunded'];

/** States in which a milestone binds nobody's money or work: a contract that is being terminated ends with the last other one. */
export const restingMilestoneStatuses: readonly MilestoneStatus[] = [
  'planned',
  'awaiting_funds',
  'released',
  'refunded',
];
