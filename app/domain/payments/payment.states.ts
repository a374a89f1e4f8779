import { defineMachine } from '#app/domain/kernel/machine.ts';

/** Money asked of a funder. Only a provider or a bank statement confirms it. */
export const paymentMachine = defineMachine({
  subject: 'payment',
  initial: 'pending',
  states: ['pending', 'confirmed', 'expired', 'charged_back'],
  events: {
    confirm: { from: ['pending'], to: 'confirmed', by: ['system'] },
    expire: { from: ['pending'], to: 'expired', by: ['system'] },
    charge_back: { from: ['confirmed'], to: 'charged_back', by: ['system'] },
  },
});

/** Money on its way to the startup. */
export const payoutMachine = defineMachine({
  subject: 'payout',
  initial: 'pending',
  states: ['pending', 'confirmed', 'failed', 'returned'],
  events: {
    confirm: { from: ['pending'], to: 'confirmed', by: ['system'] },
    fail: { from: ['pending'], to: 'failed', by: ['system'], reason: 'required' },
    come_back: { from: ['confirmed'], to: 'returned', by: ['system'], reason: 'required' },
  },
});

/** Money on its way back to a funder. */
export const refundMachine = defineMachine({
  subject: 'refund',
  initial: 'pending',
  states: ['pending', 'confirmed', 'failed'],
  events: {
    confirm: { from: ['pending'], to: 'confirmed', by: ['system'] },
    fail: { from: ['pending'], to: 'failed', by: ['system'], reason: 'required' },
    /** The rail is asked again, under another key. */
    retry: { from: ['failed'], to: 'pending', by: ['finance', 'coordinator'] },
  },
});
