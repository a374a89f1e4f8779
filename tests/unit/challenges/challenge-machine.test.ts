import { describe, expect, test } from 'vitest';
import { type ChallengeStatus, challengeMachine } from '#app/domain/challenges/challenge.states.ts';
import { assertCanFire, canFire } from '#app/domain/kernel/machine.ts';

/** The table of domain.md, written down a second time by hand: state → events that may leave it, and where to. */
const expected: Record<ChallengeStatus, Record<string, ChallengeStatus>> = {
  draft: { submit: 'in_review' },
  in_review: { request_changes: 'draft', approve: 'approved' },
  approved: { publish: 'published', cancel: 'cancelled' },
  published: { close: 'closed', cancel: 'cancelled' },
  closed: { start_evaluation: 'evaluating', no_award: 'no_award', cancel: 'cancelled' },
  evaluating: { award: 'awarded', no_award: 'no_award', cancel: 'cancelled' },
  awarded: { reopen_evaluation: 'evaluating' },
  no_award: {},
  cancelled: {},
};

type Event = keyof typeof challengeMachine.events;
const events = Object.keys(challengeMachine.events) as Event[];
const pairs = challengeMachine.states.flatMap((state) => events.map((event) => ({ state, event })));

describe('the challenge machine', () => {
  test('knows exactly the states of the table', () => {
    expect([...challengeMachine.states].sort()).toEqual(Object.keys(expected).sort());
    expect(challengeMachine.initial).toBe('draft');
  });

  test.each(pairs)('$state × $event', ({ state, event }) => {
    const target = expected[state][event];
    expect(canFire(challengeMachine, event, state)).toBe(target !== undefined);
    if (target) expect(challengeMachine.events[event].to).toBe(target);
    else expect(() => assertCanFire(challengeMachine, event, state)).toThrow('stale_state');
  });

  test('what others must be told why carries a reason', () => {
    const reasons = Object.fromEntries(events.map((event) => [event, challengeMachine.events[event].reason]));
    expect(reasons).toMatchObject({ request_changes: 'required', cancel: 'coded', no_award: 'coded' });
  });
});
