import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import {
  canChangeRoles,
  canInvite,
  canLeave,
  canManageMembers,
  canRemoveMember,
  canTransferOwnership,
  roleWarnings,
} from '#app/domain/members/member.policy.ts';

const actor = (roles: Role[], changes: Partial<Actor> = {}): Actor => ({
  userId: 'self',
  displayName: 'Người',
  email: 'nguoi@vi-du.example',
  locale: 'vi',
  organizationId: 'o',
  organizationName: 'O',
  organizationKind: 'corporation',
  organizationStatus: 'verified',
  roles,
  desks: [],
  secondFactor: 'recent',
  ...changes,
});
const member = (roles: Role[], userId = 'other', desks: string[] = []) => ({ userId, roles, desks });
const two = { owners: 2, administrators: 2 };
const one = { owners: 1, administrators: 1 };
const reasonOf = (decision: { allowed: boolean; reason?: string }) => (decision.allowed ? 'yes' : decision.reason);
const owner = actor(['owner']);
const once = actor(['owner'], { secondFactor: 'session' });

describe('who manages members', () => {
  it.each([
    [['owner'], 'yes'],
    [['manager', 'finance', 'member'], 'needs_owner'],
    [['manager'], 'needs_owner'],
    [['member'], 'needs_owner'],
  ] as const)('%s: %s', (roles, expected) => {
    expect(reasonOf(canManageMembers(actor([...roles])))).toBe(expected);
    expect(reasonOf(canInvite(actor([...roles])))).toBe(expected);
  });

  it('a suspended organisation invites nobody, but lets people go', () => {
    const suspended = actor(['owner'], { organizationStatus: 'suspended' });
    expect(reasonOf(canInvite(suspended))).toBe('organization_suspended');
    expect(reasonOf(canRemoveMember(suspended, member(['member']), one))).toBe('yes');
  });
});

describe('changing roles', () => {
  it.each([
    ['ordinary roles', owner, member(['member']), ['manager'], one, 'yes'],
    ['ordinary roles need no second factor', once, member(['member']), ['finance'], one, 'yes'],
    ['no owner', actor(['manager']), member(['member']), ['manager'], one, 'needs_owner'],
    ['a second owner', owner, member(['manager']), ['owner'], one, 'yes'],
    ['a second owner by session alone', once, member(['manager']), ['owner'], one, 'needs_recent_second_factor'],
    ['unmaking one of two', owner, member(['owner']), ['member'], two, 'yes'],
    ['unmaking one of two by session alone', once, member(['owner']), ['member'], two, 'needs_recent_second_factor'],
    ['unmaking the last', owner, member(['owner'], 'self'), ['member'], one, 'last_owner'],
    ['the last keeps ownership', owner, member(['owner'], 'self'), ['owner', 'finance'], one, 'yes'],
  ] as const)('%s', (_, who, whom, roles, facts, expected) => {
    expect(reasonOf(canChangeRoles(who, whom, roles, facts))).toBe(expected);
  });
});

describe('removing, leaving, succeeding', () => {
  it.each([
    ['a member', owner, member(['manager']), one, 'yes'],
    ['by a manager', actor(['manager']), member(['member']), one, 'needs_owner'],
    ['oneself', owner, member(['owner'], 'self'), two, 'leave_instead'],
    ['another owner', owner, member(['owner']), two, 'yes'],
    ['another owner by session alone', once, member(['owner']), two, 'needs_recent_second_factor'],
    ['the last owner', owner, member(['owner']), one, 'last_owner'],
    ['the last administrator', owner, member(['member'], 'x', ['administration']), one, 'last_administrator'],
    ['one of two administrators', owner, member(['member'], 'x', ['administration']), two, 'yes'],
  ] as const)('removing %s', (_, who, whom, facts, expected) => {
    expect(reasonOf(canRemoveMember(who, whom, facts))).toBe(expected);
  });

  it.each([
    ['a member', member(['member']), one, 'yes'],
    ['the last owner', member(['owner']), one, 'last_owner'],
    ['one of two owners', member(['owner']), two, 'yes'],
    ['the last administrator', member(['manager'], 'x', ['administration']), one, 'last_administrator'],
  ] as const)('leaving: %s', (_, who, facts, expected) => {
    expect(reasonOf(canLeave(who, facts))).toBe(expected);
  });

  it.each([
    ['to a member', owner, member(['member']), 'yes'],
    ['to oneself', owner, member(['owner'], 'self'), 'successor_is_self'],
    ['to an owner', owner, member(['owner']), 'successor_is_owner'],
    ['by a manager', actor(['manager']), member(['member']), 'needs_owner'],
    ['by session alone', once, member(['member']), 'needs_recent_second_factor'],
    ['by password alone', actor(['owner'], { secondFactor: 'none' }), member(['member']), 'needs_recent_second_factor'],
  ] as const)('transferring %s', (_, who, whom, expected) => {
    expect(reasonOf(canTransferOwnership(who, whom))).toBe(expected);
  });
});

it('warns of one person who accepts and pays', () => {
  expect(roleWarnings(['manager', 'finance'])).toEqual(['accepts_and_pays']);
  expect(roleWarnings(['owner'])).toEqual(['owner_alone_cannot_pay']);
  expect(roleWarnings(['manager'])).toEqual([]);
  expect(roleWarnings(['finance', 'member'])).toEqual([]);
});
