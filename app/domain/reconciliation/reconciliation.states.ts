import { defineMachine } from '#app/domain/kernel/machine.ts';

/** What a person proposes to do with money in suspense; another one confirms it. */
export const decisionMachine = defineMachine({
  subject: 'suspense_decision',
  initial: 'proposed',
  states: ['proposed', 'confirmed', 'rejected', 'sent_back', 'failed'],
  events: {
    confirm: { from: ['proposed'], to: 'confirmed', by: ['coordinator'] },
    reject: { from: ['proposed'], to: 'rejected', by: ['coordinator'], reason: 'required' },
    /** The statement shows that it went back to its payer. */
    send_back: { from: ['confirmed'], to: 'sent_back', by: ['system'] },
    /** The bank did not pay it back: the money is in suspense again. */
    fail: { from: ['confirmed'], to: 'failed', by: ['coordinator'], reason: 'required' },
  },
});

/** Payments out that go to the bank together: maker and checker are two people. */
export const batchMachine = defineMachine({
  subject: 'payout_batch',
  initial: 'waiting_check',
  states: ['waiting_check', 'approved', 'sent', 'settled', 'cancelled'],
  events: {
    approve: { from: ['waiting_check'], to: 'approved', by: ['coordinator'] },
    /** The file was taken out: from here on only the bank knows. */
    send: { from: ['approved'], to: 'sent', by: ['coordinator'] },
    settle: { from: ['sent'], to: 'settled', by: ['system'] },
    cancel: { from: ['waiting_check', 'approved'], to: 'cancelled', by: ['coordinator'], reason: 'required' },
  },
});

export const breakMachine = defineMachine({
  subject: 'reconciliation_break',
  initial: 'open',
  states: ['open', 'closed'],
  events: {
    close: { from: ['open'], to: 'closed', by: ['coordinator'], reason: 'required' },
  },
});

export type DecisionStatus = (typeof decisionMachine.states)[number];
export type BatchStatus = (typeof batchMachine.states)[number];
