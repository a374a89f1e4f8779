import { describe, expect, test } from 'vitest';
import {
  type ChallengeFacts,
  canCancel,
  canCreate,
  canEdit,
  canPublish,
  canReview,
  canSeeReviewQueue,
  canSubmit,
} from '#app/domain/challenges/challenge.policy.ts';
import { type ChallengeStatus, challengeMachine } from '#app/domain/challenges/challenge.states.ts';
import type { Actor, OrganizationKind } from '#app/domain/kernel/actor.ts';
import type { Decision } from '#app/domain/kernel/policy.ts';

const person = (values: Partial<Actor>): Actor => ({
  userId: 'person',
  displayName: 'Người',
  email: 'nguoi@vi-du.example',
  locale: 'vi',
  organizationId: 'sponsor',
  organizationName: 'Đơn vị',
  organizationKind: 'corporation',
  organizationStatus: 'verified',
  secondFactor: 'recent',
  roles: ['manager'],
  desks: [],
  ...values,
});

const facts = (values: Partial<ChallengeFacts & { sponsorKind: OrganizationKind }> = {}) => ({
  status: 'draft' as ChallengeStatus,
  sponsorId: 'sponsor',
  createdBy: 'writer',
  sponsorKind: 'corporation' as OrganizationKind,
  ...values,
});

const said = (decision: Decision) => (decision.allowed ? 'allowed' : decision.reason);
const stranger = person({ organizationId: 'elsewhere' });
const officer = person({ organizationId: 'coordinator', organizationKind: 'coordinator', desks: ['review'] });
const agency = person({ organizationId: 'agency', organizationKind: 'state_agency' });

describe('writing', () => {
  test.each<[string, Partial<Actor>, string]>([
    ['a manager', {}, 'allowed'],
    ['an owner', { roles: ['owner'] }, 'allowed'],
    ['a member', { roles: ['member'] }, 'allowed'],
    ['finance alone', { roles: ['finance'] }, 'needs_writer'],
    ['an unverified organisation', { organizationStatus: 'unverified' }, 'allowed'],
    ['a suspended organisation', { organizationStatus: 'suspended' }, 'organization_suspended'],
    ['a startup', { organizationKind: 'startup' }, 'startup_cannot_sponsor'],
    ['the coordinator', { organizationKind: 'coordinator' }, 'allowed'],
  ])('%s starts a draft', (_who, actor, outcome) => {
    expect(said(canCreate(person(actor)))).toBe(outcome);
  });

  test('only the sponsor edits, and only a draft', () => {
    expect(said(canEdit(person({ roles: ['member'] }), facts()))).toBe('allowed');
    expect(said(canEdit(stranger, facts()))).toBe('not_sponsor');
    for (const status of challengeMachine.states.filter((state) => state !== 'draft'))
      expect(said(canEdit(person({}), facts({ status })))).toBe('challenge_not_draft');
  });

  test('a member drafts, a manager sends', () => {
    expect(said(canSubmit(person({ roles: ['member'] }), facts()))).toBe('needs_manager');
    expect(said(canSubmit(person({}), facts()))).toBe('allowed');
    expect(said(canSubmit(person({}), facts({ status: 'in_review' })))).toBe('challenge_not_draft');
  });
});

describe('review', () => {
  const waiting = facts({ status: 'in_review' });
  const coordinators = facts({ status: 'in_review', sponsorId: 'coordinator', sponsorKind: 'coordinator' });

  test('is for the coordinator’s review desk', () => {
    expect(said(canReview(officer, waiting))).toBe('allowed');
    expect(said(canReview({ ...officer, desks: ['treasury'] }, waiting))).toBe('needs_review_desk');
    expect(said(canReview(agency, waiting))).toBe('needs_review_desk');
    expect(said(canReview(person({}), waiting))).toBe('needs_review_desk');
  });

  test('of the coordinator’s own challenge is for a manager of another verified agency', () => {
    expect(said(canReview(officer, coordinators))).toBe('needs_other_agency');
    expect(said(canReview(agency, coordinators))).toBe('allowed');
    expect(said(canReview({ ...agency, roles: ['member'] }, coordinators))).toBe('needs_other_agency');
    expect(said(canReview({ ...agency, organizationStatus: 'pending' }, coordinators))).toBe('needs_other_agency');
    expect(said(canReview(person({}), coordinators))).toBe('needs_other_agency');
  });

  test('is never of one’s own work, for whichever organisation one acts', () => {
    expect(said(canReview({ ...officer, userId: 'writer' }, waiting))).toBe('own_challenge');
  });

  test('happens while it is asked for', () => {
    for (const status of challengeMachine.states.filter((state) => state !== 'in_review'))
      expect(said(canReview(officer, facts({ status })))).toBe('challenge_not_in_review');
  });

  test('has a queue for both kinds of reviewer and nobody else', () => {
    expect(said(canSeeReviewQueue(officer))).toBe('allowed');
    expect(said(canSeeReviewQueue(agency))).toBe('allowed');
    expect(said(canSeeReviewQueue(person({})))).toBe('needs_review_desk');
    expect(said(canSeeReviewQueue({ ...officer, organizationStatus: 'suspended' }))).toBe('needs_review_desk');
  });
});

describe('publishing and cancelling', () => {
  test('only a verified sponsor publishes', () => {
    const approved = facts({ status: 'approved' });
    expect(said(canPublish(person({}), approved))).toBe('allowed');
    for (const organizationStatus of ['unverified', 'pending', 'suspended'] as const)
      expect(said(canPublish(person({ organizationStatus }), approved))).toBe('organization_not_verified');
    expect(said(canPublish(person({ roles: ['member', 'finance'] }), approved))).toBe('needs_manager');
    expect(said(canPublish(officer, approved))).toBe('not_sponsor');
    expect(said(canPublish(person({}), facts({ status: 'in_review' })))).toBe('challenge_not_approved');
  });

  test('the sponsor’s manager or the review desk cancels, until it has ended', () => {
    const cancellable: ChallengeStatus[] = ['approved', 'published', 'closed', 'evaluating'];
    for (const status of challengeMachine.states) {
      const outcome = cancellable.includes(status) ? 'allowed' : 'challenge_cannot_be_cancelled';
      expect(said(canCancel(person({}), facts({ status })))).toBe(outcome);
      expect(said(canCancel(officer, facts({ status })))).toBe(outcome);
    }
    expect(said(canCancel(stranger, facts({ status: 'published' })))).toBe('needs_manager');
    const suspended = person({ organizationStatus: 'suspended' });
    expect(said(canCancel(suspended, facts({ status: 'published' })))).toBe('organization_suspended');
    expect(said(canCancel(person({ roles: ['finance'] }), facts({ status: 'published' })))).toBe('needs_manager');
  });
});
