import { defineMachine } from '#app/domain/kernel/machine.ts';

/** Scoring begins when the panel is complete and the box is open, whichever comes last. */
export const panelMachine = defineMachine({
  subject: 'panel',
  initial: 'forming',
  states: ['forming', 'scoring', 'locked'],
  events: {
    start_scoring: { from: ['forming'], to: 'scoring', by: ['sponsor', 'coordinator'] },
    lock_result: { from: ['scoring'], to: 'locked', by: ['panel'] },
  },
});

/** A locked sheet never changes; the others' sheets become visible to its author then. */
export const scoreSheetMachine = defineMachine({
  subject: 'score_sheet',
  initial: 'draft',
  states: ['draft', 'locked'],
  events: {
    lock: { from: ['draft'], to: 'locked', by: ['panel'] },
  },
});
