import { defineMachine } from '#app/domain/kernel/machine.ts';

/** From the announcement of a file to its check; `deleted` covers files taken away and files that never came. */
export const documentMachine = defineMachine({
  subject: 'document',
  initial: 'pending',
  states: ['pending', 'ready', 'rejected', 'deleted'],
  events: {
    accept: { from: ['pending'], to: 'ready', by: ['system'] },
    reject: { from: ['pending'], to: 'rejected', by: ['system'], reason: 'required' },
    remove: { from: ['pending', 'ready', 'rejected'], to: 'deleted', by: ['both'] },
    /** The bytes did not come in time. */
    expire: { from: ['pending'], to: 'deleted', by: ['system'] },
  },
});
