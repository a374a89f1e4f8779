import { expect, test } from 'vitest';
import { canFire } from '#app/domain/kernel/machine.ts';
import { organizationMachine } from '#app/domain/organizations/organization.states.ts';
import { organizations } from '#db/schema/organizations.ts';

type Status = (typeof organizationMachine.states)[number];
type Event = keyof typeof organizationMachine.events;

/** Every state × event pair, written by hand. */
const legal: Record<Event, Partial<Record<Status, Status>>> = {
  request_verification: { unverified: 'pending' },
  verify: { pending: 'verified' },
  ask_changes: { pending: 'unverified' },
  refuse_verification: { pending: 'unverified' },
  request_renewal: { verified: 'verified' },
  renew: { verified: 'verified' },
  return_renewal: { verified: 'verified' },
  suspend: { verified: 'suspended' },
  reinstate: { suspended: 'verified' },
};

test('each event leaves the states it may leave, and goes where it should', () => {
  for (const event of Object.keys(legal) as Event[])
    for (const status of organizationMachine.states) {
      const to = canFire(organizationMachine, event, status) ? organizationMachine.events[event].to : undefined;
      expect(to, `${status} ${event}`).toBe(legal[event][status]);
    }
  expect(Object.keys(organizationMachine.events).sort()).toEqual(Object.keys(legal).sort());
});

test('only the coordinator verifies and suspends, and what takes something away gives its reason', () => {
  for (const event of [
    'verify',
    'ask_changes',
    'refuse_verification',
    'renew',
    'return_renewal',
    'suspend',
    'reinstate',
  ] as const)
    expect(organizationMachine.events[event].by).toEqual(['coordinator']);
  for (const event of ['ask_changes', 'refuse_verification', 'return_renewal', 'suspend', 'reinstate'] as const)
    expect(organizationMachine.events[event]).toMatchObject({ reason: 'required' });
});

test('the table knows the same states', () => {
  expect([...organizationMachine.states].sort()).toEqual([...organizations.status.enumValues].sort());
});
