import { defineMachine } from '#app/domain/kernel/machine.ts';

/**
 * Only a verified organisation publishes, is awarded or receives money. The coordinator's verification desk decides.
 * A verified organisation stays so while its yearly check, a change of its legal fields or a new bank account is looked at:
 * those events leave it where it is. Overdue re-verification stops nothing by itself.
 */
export const organizationMachine = defineMachine({
  subject: 'organization',
  initial: 'unverified',
  states: ['unverified', 'pending', 'verified', 'suspended'],
  events: {
    request_verification: { from: ['unverified'], to: 'pending', by: ['sponsor', 'startup'] },
    verify: { from: ['pending'], to: 'verified', by: ['coordinator'] },
    /** Something is to be mended; the organisation may send it again at once. */
    ask_changes: { from: ['pending'], to: 'unverified', by: ['coordinator'], reason: 'required' },
    /** Not what it says it is, or nothing this marketplace is for. */
    refuse_verification: { from: ['pending'], to: 'unverified', by: ['coordinator'], reason: 'required' },
    request_renewal: { from: ['verified'], to: 'verified', by: ['sponsor', 'startup'] },
    renew: { from: ['verified'], to: 'verified', by: ['coordinator'] },
    return_renewal: { from: ['verified'], to: 'verified', by: ['coordinator'], reason: 'required' },
    suspend: { from: ['verified'], to: 'suspended', by: ['coordinator'], reason: 'required' },
    reinstate: { from: ['suspended'], to: 'verified', by: ['coordinator'], reason: 'required' },
  },
});

export type OrganizationStatus = (typeof organizationMachine.states)[number];
