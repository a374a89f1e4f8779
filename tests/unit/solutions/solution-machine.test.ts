import { describe, expect, it } from 'vitest';
import { canFire } from '#app/domain/kernel/machine.ts';
import { type SolutionStatus, solutionMachine } from '#app/domain/solutions/solution.states.ts';

/** Written by hand from the description of the domain; every pair that is not here must be refused. */
const allowed: Record<keyof typeof solutionMachine.events, Partial<Record<SolutionStatus, SolutionStatus>>> = {
  submit: { draft: 'submitted', withdrawn: 'submitted' },
  revise: { submitted: 'submitted' },
  withdraw: { submitted: 'withdrawn' },
  open: { submitted: 'under_evaluation' },
  shortlist: { under_evaluation: 'shortlisted' },
  award: { shortlisted: 'awarded' },
  decline: { under_evaluation: 'not_selected', shortlisted: 'not_selected' },
  disqualify: { under_evaluation: 'disqualified', shortlisted: 'disqualified' },
  promote: { not_selected: 'awarded' },
  forfeit: { awarded: 'forfeited' },
  return_unread: { submitted: 'returned', under_evaluation: 'returned', shortlisted: 'returned' },
};

const events = Object.keys(solutionMachine.events) as (keyof typeof allowed)[];

describe('the solution machine', () => {
  it.each(events.flatMap((event) => solutionMachine.states.map((status) => [event, status] as const)))(
    '%s from %s',
    (event, status) => {
      const target = allowed[event][status];
      expect(canFire(solutionMachine, event, status)).toBe(target !== undefined);
      if (target) expect(solutionMachine.events[event].to).toBe(target);
    },
  );

  it('asks for reasons where the startup is owed them', () => {
    const reasoned = events.filter((event) => solutionMachine.events[event].reason);
    expect(reasoned).toEqual(['decline', 'disqualify', 'forfeit']);
  });
});
