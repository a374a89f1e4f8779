import { defineMachine } from '#app/domain/kernel/machine.ts';

/**
 * A place in the registry of evaluators. The person declares it; the coordinator confirms it and may suspend it. A confirmed
 * profile whose qualifications are changed is declared anew.
 */
export const evaluatorProfileMachine = defineMachine({
  subject: 'evaluator_profile',
  initial: 'declared',
  states: ['declared', 'confirmed', 'suspended'],
  events: {
    confirm: { from: ['declared'], to: 'confirmed', by: ['coordinator'] },
    redeclare: { from: ['confirmed'], to: 'declared', by: ['panel'] },
    suspend: { from: ['declared', 'confirmed'], to: 'suspended', by: ['coordinator'], reason: 'required' },
    reinstate: { from: ['suspended'], to: 'confirmed', by: ['coordinator'], reason: 'required' },
  },
});
