import { defineMachine } from '#app/domain/kernel/machine.ts';

/** Life of a pilot contract. It is active from the second signature on; money moves only then. */
export const contractMachine = defineMachine({
  subject: 'contract',
  initial: 'draft',
  states: [
    'draft',
    'pending_signature',
    'active',
    'suspended',
    'terminating',
    'terminated',
    'completed',
    'warranty',
    'closed',
  ],
  events: {
    offer: { from: ['draft'], to: 'pending_signature', by: ['buyer'] },
    /** Before anybody has signed, either side may ask for another text. */
    take_back: { from: ['pending_signature'], to: 'draft', by: ['buyer', 'startup'], reason: 'required' },
    activate: { from: ['pending_signature'], to: 'active', by: ['system'] },
    suspend: { from: ['active'], to: 'suspended', by: ['both', 'arbiter'], reason: 'required' },
    resume: { from: ['suspended'], to: 'active', by: ['both', 'arbiter'] },
    begin_termination: { from: ['active'], to: 'terminating', by: ['both', 'arbiter'], reason: 'required' },
    terminate: { from: ['terminating'], to: 'terminated', by: ['system'] },
    complete: { from: ['active'], to: 'completed', by: ['system'] },
    /** The last payout came back: it has to be paid again. */
    reopen: { from: ['completed', 'warranty'], to: 'active', by: ['system'], reason: 'required' },
    begin_warranty: { from: ['completed'], to: 'warranty', by: ['system'] },
    close: { from: ['warranty'], to: 'closed', by: ['system', 'buyer'] },
  },
});

export type ContractStatus = (typeof contractMachine.states)[number];
