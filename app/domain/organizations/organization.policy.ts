import { type Actor, hasDesk, hasRole } from '#app/domain/kernel/actor.ts';
import { canFire } from '#app/domain/kernel/machine.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';
import { type OrganizationStatus, organizationMachine } from './organization.states.ts';

/** What the policies need to know of an organisation: plain facts, so that the browser can ask the same questions. */
export type OrganizationFacts = { id: string; kind: string; status: OrganizationStatus };

/** What the desk's policies need besides. */
export type DeskFacts = OrganizationFacts & {
  /** The officer belongs to it, under whichever organisation they act now. */
  officerIsMember: boolean;
};

const ofOwn = (actor: Actor, organization: OrganizationFacts) =>
  when(actor.organizationId === organization.id, 'not_own_organization');
const asOwner = (actor: Actor) => when(hasRole(actor, 'owner'), 'needs_owner');
const notSuspended = (organization: OrganizationFacts) =>
  when(organization.status !== 'suspended', 'organization_suspended');
/** What the desk looks at stands still while it looks. */
const notPending = (organization: OrganizationFacts) => when(organization.status !== 'pending', 'verification_pending');

/** The coordinator is there from the beginning: no desk judges it, and nothing is paid to it. */
const notGiven = (organization: OrganizationFacts) => when(organization.kind !== 'coordinator', 'coordinator_is_given');

/** Contact, address, summaries, logo: the owner's at any time but under suspension. */
export function canEditProfile(actor: Actor, organization: OrganizationFacts): Decision {
  return allOf(ofOwn(actor, organization), asOwner(actor), notSuspended(organization));
}

/** Legal fields, recognition and documents that the desk judges. */
export function canEditJudged(actor: Actor, organization: OrganizationFacts): Decision {
  return allOf(canEditProfile(actor, organization), notPending(organization), notGiven(organization));
}

/**
 * Where money goes: on a verified organisation only by an owner who has just shown the second factor, and nothing is paid
 * to the new account before the desk has checked it.
 */
export function canChangeBank(actor: Actor, organization: OrganizationFacts): Decision {
  return allOf(
    canEditJudged(actor, organization),
    when(organization.status !== 'verified' || actor.secondFactor === 'recent', 'needs_recent_second_factor'),
  );
}

/** @param open whether a request of the organisation already waits at the desk */
export function canRequestVerification(actor: Actor, organization: OrganizationFacts, open: boolean): Decision {
  const event = organization.status === 'verified' ? 'request_renewal' : 'request_verification';
  return allOf(
    ofOwn(actor, organization),
    asOwner(actor),
    notGiven(organization),
    notSuspended(organization),
    when(!open && canFire(organizationMachine, event, organization.status), 'verification_pending'),
  );
}

/** Who asks to join hears from an owner. */
export function canDecideAccess(actor: Actor, organization: Pick<OrganizationFacts, 'id' | 'status'>): Decision {
  return allOf(
    when(actor.organizationId === organization.id, 'not_own_organization'),
    asOwner(actor),
    when(organization.status !== 'suspended', 'organization_suspended'),
  );
}

export function canSeeVerificationDesk(actor: Actor): Decision {
  return when(hasDesk(actor, 'verification'), 'needs_verification_desk');
}

/** An officer of the desk, never on an organisation of their own; the coordinator itself is beyond its desk. */
export function canJudge(actor: Actor, organization: DeskFacts): Decision {
  return allOf(
    canSeeVerificationDesk(actor),
    notGiven(organization),
    when(actor.organizationId !== organization.id && !organization.officerIsMember, 'own_organization'),
  );
}

export function canSuspend(actor: Actor, organization: DeskFacts): Decision {
  return allOf(
    canJudge(actor, organization),
    when(canFire(organizationMachine, 'suspend', organization.status), 'organization_not_verified_now'),
  );
}

export function canReinstate(actor: Actor, organization: DeskFacts): Decision {
  return allOf(
    canJudge(actor, organization),
    when(canFire(organizationMachine, 'reinstate', organization.status), 'organization_not_suspended'),
  );
}
