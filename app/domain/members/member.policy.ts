import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import { allOf, type Decision, when } from '#app/domain/kernel/policy.ts';

/** What the policies need to know of a member: plain facts, so that the browser can ask the same questions. */
export type MemberFacts = { userId: string; roles: readonly Role[]; desks: readonly string[] };

/** Of the whole organisation: how many owners and administrators it has, the member in question included. */
export type OrganizationFacts = { owners: number; administrators: number };

const isOwner = (member: { roles: readonly Role[] }) => member.roles.includes('owner');
const asOwner = (actor: Actor) => when(isOwner(actor), 'needs_owner');
const notSuspended = (actor: Actor) => when(actor.organizationStatus !== 'suspended', 'organization_suspended');
const recently = (actor: Actor) => when(actor.secondFactor === 'recent', 'needs_recent_second_factor');

/** An organisation without an owner could not be helped by anybody in it. */
const keepsAnOwner = (member: MemberFacts, organization: OrganizationFacts) =>
  when(!isOwner(member) || organization.owners > 1, 'last_owner');
/** The coordinator without an administrator could give no desk to anybody. */
const keepsAnAdministrator = (member: MemberFacts, organization: OrganizationFacts) =>
  when(!member.desks.includes('administration') || organization.administrators > 1, 'last_administrator');

/** Owners invite, change and remove; everybody of the organisation reads the list. */
export function canManageMembers(actor: Actor): Decision {
  return asOwner(actor);
}

/** A suspended organisation grows no further; it may still let people go. */
export function canInvite(actor: Actor): Decision {
  return allOf(asOwner(actor), notSuspended(actor));
}

/** Making an owner, and unmaking one, hands the organisation over: a second factor must have been given just now. */
export function canChangeRoles(
  actor: Actor,
  member: MemberFacts,
  roles: readonly Role[],
  organization: OrganizationFacts,
): Decision {
  const handsOver = isOwner(member) !== roles.includes('owner');
  const loses = isOwner(member) && !roles.includes('owner');
  return allOf(
    asOwner(actor),
    loses ? keepsAnOwner(member, organization) : when(true, ''),
    when(!handsOver || actor.secondFactor === 'recent', 'needs_recent_second_factor'),
  );
}

/** Taking away another owner is as grave as unmaking them; nobody removes themselves, they leave. */
export function canRemoveMember(actor: Actor, member: MemberFacts, organization: OrganizationFacts): Decision {
  return allOf(
    asOwner(actor),
    when(member.userId !== actor.userId, 'leave_instead'),
    keepsAnOwner(member, organization),
    keepsAnAdministrator(member, organization),
    when(!isOwner(member) || actor.secondFactor === 'recent', 'needs_recent_second_factor'),
  );
}

export function canLeave(member: MemberFacts, organization: OrganizationFacts): Decision {
  return allOf(keepsAnOwner(member, organization), keepsAnAdministrator(member, organization));
}

export function canTransferOwnership(actor: Actor, successor: MemberFacts): Decision {
  return allOf(
    asOwner(actor),
    when(successor.userId !== actor.userId, 'successor_is_self'),
    when(!isOwner(successor), 'successor_is_owner'),
    recently(actor),
  );
}

export type RoleWarning = 'accepts_and_pays' | 'owner_alone_cannot_pay';

/**
 * What a choice of roles leads to that people do not expect: whoever accepts a milestone may not pay for it, so one person
 * with both powers needs a colleague for the other half.
 */
export function roleWarnings(roles: readonly Role[]): RoleWarning[] {
  if (roles.includes('owner')) return ['owner_alone_cannot_pay'];
  return roles.includes('manager') && roles.includes('finance') ? ['accepts_and_pays'] : [];
}
