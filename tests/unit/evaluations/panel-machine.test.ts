import { describe, expect, it } from 'vitest';
import { panelMachine, scoreSheetMachine } from '#app/domain/evaluations/panel.states.ts';
import { canFire } from '#app/domain/kernel/machine.ts';

describe('the machines of an evaluation', () => {
  it.each([
    ['start_scoring', 'forming', true],
    ['start_scoring', 'scoring', false],
    ['start_scoring', 'locked', false],
    ['lock_result', 'forming', false],
    ['lock_result', 'scoring', true],
    ['lock_result', 'locked', false],
  ] as const)('panel: %s from %s is %s', (event, status, expected) => {
    expect(canFire(panelMachine, event, status)).toBe(expected);
  });

  it('locks a sheet once', () => {
    expect(canFire(scoreSheetMachine, 'lock', 'draft')).toBe(true);
    expect(canFire(scoreSheetMachine, 'lock', 'locked')).toBe(false);
  });
});
