import { describe, expect, test } from 'vitest';
import { type Actor, demandsSecondFactor, hasDesk, type SecondFactor } from '#app/domain/kernel/actor.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import { type ContractFacts, canSign } from '#app/domain/pilots/contract.policy.ts';
import {
  actionFor,
  canAccept,
  canApprovePayment,
  canFund,
  canRecordPayment,
  canRelease,
  type MilestoneFacts,
} from '#app/domain/pilots/milestone.policy.ts';
import type { MilestoneStatus } from '#app/domain/pilots/milestone.states.ts';
import { canChangeFactors, canRemoveFactor } from '#app/domain/second-factors/second-factor.policy.ts';

/** Nothing is signed and no money moves without a second factor of the last ten minutes, whoever asks. */
const actor = (secondFactor: SecondFactor, more: Partial<Actor> = {}): Actor => ({
  userId: 'a',
  displayName: 'A',
  email: 'a@vi-du.example',
  locale: 'vi',
  organizationId: 'buyer',
  organizationName: 'B',
  organizationKind: 'corporation',
  organizationStatus: 'verified',
  roles: ['owner'],
  desks: [],
  secondFactor,
  ...more,
});

type Rail = ContractFacts['rail'];
const contract = (status: ContractFacts['status'], rail: Rail = 'bank') =>
  ({ status, buyerId: 'buyer', supplierId: 'supplier', rail }) as ContractFacts;
const milestone = (status: MilestoneStatus) => ({ status, acceptedBy: 'somebody else' }) as MilestoneFacts;

const acts = {
  sign: (who: Actor) => canSign(who, contract('pending_signature'), []),
  fund: (who: Actor) => canFund(who, contract('active'), milestone('awaiting_funds')),
  accept: (who: Actor) => canAccept(who, contract('active'), milestone('submitted')),
  release: (who: Actor) => canRelease(who, contract('active'), milestone('accepted')),
  approve_payment: (who: Actor) => canApprovePayment(who, contract('active', 'treasury'), milestone('accepted')),
  record_payment: (who: Actor) => canRecordPayment(who, contract('active', 'treasury'), milestone('awaiting_payment')),
};

describe.each(Object.entries(acts))('%s', (_, may) => {
  test('needs a recent factor, and is offered to whoever lacks only that', () => {
    expect(may(actor('recent'))).toEqual({ allowed: true });
    expect(may(actor('session'))).toEqual({ allowed: false, reason: 'needs_recent_second_factor' });
    expect(may(actor('none')).allowed).toBe(false);
    expect(isOffered(may(actor('session')))).toBe(true);
  });

  test('is not offered to whoever may not do it at all', () => {
    const stranger = may(actor('session', { organizationId: 'other' }));
    expect(stranger).not.toMatchObject({ reason: 'needs_recent_second_factor' });
    expect(isOffered(stranger)).toBe(false);
    expect(may(actor('recent', { roles: ['member'] })).allowed).toBe(false);
  });
});

test('the button of a milestone stays when the ten minutes are over', () => {
  expect(actionFor(actor('session'), contract('active'), milestone('accepted'))).toBe('release');
});

test('desks open with a second factor only; finance, owners and desks are asked for one', () => {
  const officer = { organizationKind: 'coordinator', roles: ['member'], desks: ['treasury'] } as const;
  expect((['none', 'session', 'recent'] as const).map((each) => hasDesk(actor(each, officer), 'treasury'))).toEqual([
    false,
    true,
    true,
  ]);
  expect(demandsSecondFactor({ roles: ['member', 'manager'], desks: [] })).toBe(false);
  expect(demandsSecondFactor({ roles: ['finance'], desks: [] })).toBe(true);
  expect(demandsSecondFactor({ roles: ['owner'], desks: [] })).toBe(true);
  expect(demandsSecondFactor({ roles: ['member'], desks: ['reports'] })).toBe(true);
});

test('the last factor stays while a role asks for one; changing any asks for it once more', () => {
  const [app, both] = [
    { totp: true, passkeys: 0, recoveryCodes: 10 },
    { totp: true, passkeys: 1, recoveryCodes: 10 },
  ];
  expect(canRemoveFactor(app, true)).toEqual({ allowed: false, reason: 'last_factor_demanded' });
  expect(canRemoveFactor(app, false).allowed).toBe(true);
  expect(canRemoveFactor(both, true).allowed).toBe(true);
  expect(canChangeFactors({ secondFactor: 'session' }, app)).toMatchObject({ reason: 'needs_recent_second_factor' });
  expect(canChangeFactors({ secondFactor: 'none' }, { totp: false, passkeys: 0, recoveryCodes: 0 }).allowed).toBe(true);
});
