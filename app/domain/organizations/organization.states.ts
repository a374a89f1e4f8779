import { defineMachine } from '#app/domain/kernel/machine.ts';

/** Only a verified organisation publishes, is awarded or receives money. The coordinator's verification desk decides. */
export const organizationMachine = defineMachine({
  subject: 'organization',
  initial: 'unverified',
  states: ['unverified', 'pending', 'verified', 'suspended'],
  events: {
    request_verification: { from: ['unverified'], to: 'pending', by: ['sponsor', 'startup'] },
    verify: { from: ['pending'], to: 'verified', by: ['coordinator'] },
    refuse_verification: { from: ['pending'], to: 'unverified', by: ['coordinator'], reason: 'required' },
    suspend: { from: ['verified'], to: 'suspended', by: ['coordinator'], reason: 'required' },
    reinstate: { from: ['suspended'], to: 'verified', by: ['coordinator'], reason: 'required' },
  },
});
