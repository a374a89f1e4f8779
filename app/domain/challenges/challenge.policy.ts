import { type Actor, hasDesk, hasRole, type OrganizationKind } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';
import { type ChallengeStatus, challengeMachine } from './challenge.states.ts';

/** What the policies need to know of a challenge: plain facts, so that the browser can ask the same questions. */
export type ChallengeFacts = {
  status: ChallengeStatus;
  sponsorId: string;
  createdBy: string;
};

type ReviewFacts = ChallengeFacts & { sponsorKind: OrganizationKind };

const ofSponsor = (actor: Actor, challenge: ChallengeFacts) =>
  when(actor.organizationId === challenge.sponsorId, 'not_sponsor');
const asManager = (actor: Actor) => when(hasRole(actor, 'manager'), 'needs_manager');
const asWriter = (actor: Actor) => when(hasRole(actor, 'manager') || hasRole(actor, 'member'), 'needs_writer');
const notSuspended = (actor: Actor) => when(actor.organizationStatus !== 'suspended', 'organization_suspended');
const verified = (actor: Actor) => when(actor.organizationStatus === 'verified', 'organization_not_verified');

/** Everybody but a startup may sponsor challenges and so has a list of its own. */
export function canSponsor(actor: Actor): Decision {
  return when(actor.organizationKind !== 'startup', 'startup_cannot_sponsor');
}

/** An unverified organisation may write, but not publish. */
export function canCreate(actor: Actor): Decision {
  return allOf(canSponsor(actor), notSuspended(actor), asWriter(actor));
}

export function canEdit(actor: Actor, challenge: ChallengeFacts): Decision {
  return allOf(
    ofSponsor(actor, challenge),
    notSuspended(actor),
    asWriter(actor),
    when(challenge.status === 'draft', 'challenge_not_draft'),
  );
}

export function canSubmit(actor: Actor, challenge: ChallengeFacts): Decision {
  return allOf(
    ofSponsor(actor, challenge),
    notSuspended(actor),
    asManager(actor),
    when(canFire(challengeMachine, 'submit', challenge.status), 'challenge_not_draft'),
  );
}

/** May look after the review desk's queue at all: the coordinator's review desk, or a manager of a verified agency. */
export function canSeeReviewQueue(actor: Actor): Decision {
  return when(hasDesk(actor, 'review') || reviewsForCoordinator(actor), 'needs_review_desk');
}

/**
 * An officer of the coordinator's review desk; a challenge of the coordinator itself goes to a manager of another verified
 * state agency. Nobody reviews their own work, for whichever organisation they act now.
 */
export function canReview(actor: Actor, challenge: ReviewFacts): Decision {
  const competent = challenge.sponsorKind === 'coordinator' ? reviewsForCoordinator(actor) : hasDesk(actor, 'review');
  return allOf(
    when(competent, challenge.sponsorKind === 'coordinator' ? 'needs_other_agency' : 'needs_review_desk'),
    when(actor.organizationId !== challenge.sponsorId, 'own_challenge'),
    when(actor.userId !== challenge.createdBy, 'own_challenge'),
    when(canFire(challengeMachine, 'approve', challenge.status), 'challenge_not_in_review'),
  );
}

/** What was said in a review is its sponsor's and the reviewers'; another agency reviews the coordinator's own alone. */
export function canReadReview(actor: Actor, challenge: Pick<ReviewFacts, 'sponsorId' | 'sponsorKind'>): boolean {
  return (
    hasDesk(actor, 'review') ||
    actor.organizationId === challenge.sponsorId ||
    (challenge.sponsorKind === 'coordinator' && reviewsForCoordinator(actor))
  );
}

/** A manager of a verified state agency reviews what the coordinator itself wants to publish. */
export function reviewsForCoordinator(actor: Actor): boolean {
  return (
    actor.organizationKind === 'state_agency' && actor.organizationStatus === 'verified' && hasRole(actor, 'manager')
  );
}

/** Only a verified organisation publishes. */
export function canPublish(actor: Actor, challenge: ChallengeFacts): Decision {
  return allOf(
    ofSponsor(actor, challenge),
    asManager(actor),
    verified(actor),
    when(canFire(challengeMachine, 'publish', challenge.status), 'challenge_not_approved'),
  );
}

/** The sponsor; the coordinator's review desk too, for a sponsor that can no longer act (suspended, dissolved). */
export function canCancel(actor: Actor, challenge: ChallengeFacts): Decision {
  const bySponsor = actor.organizationId === challenge.sponsorId && hasRole(actor, 'manager');
  return allOf(
    when(bySponsor || hasDesk(actor, 'review'), 'needs_manager'),
    notSuspended(actor),
    when(canFire(challengeMachine, 'cancel', challenge.status), 'challenge_cannot_be_cancelled'),
  );
}
