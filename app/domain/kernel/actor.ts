/** Kinds of organisation; see glossary: corporation, state agency, university or institute, association, startup, coordinator. */
export const organizationKinds = [
  'corporation',
  'state_agency',
  'university',
  'association',
  'startup',
  'coordinator',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Roles a person holds in one organisation. */
export const roles = ['owner', 'manager', 'finance', 'member'] as const;
export type Role = (typeof roles)[number];

/** Desks of coordinator staff. */
export const desks = ['verification', 'review', 'treasury', 'reports', 'administration'] as const;
export type Desk = (typeof desks)[number];

/**
 * Whether the session was opened with a second factor, and whether one was given so lately that the person may sign and
 * move money (`recent`).
 */
export type SecondFactor = 'none' | 'session' | 'recent';

/** Who acts, and for which organisation: a signed-in person with one active membership. */
export type Actor = {
  userId: string;
  displayName: string;
  email: string;
  locale: 'vi' | 'en';
  organizationId: string;
  organizationName: string;
  organizationKind: OrganizationKind;
  organizationStatus: 'unverified' | 'pending' | 'verified' | 'suspended';
  roles: readonly Role[];
  /** Empty unless the organisation is the coordinator. */
  desks: readonly Desk[];
  secondFactor: SecondFactor;
};

/** Name of the hidden field with the organisation a form was opened for. */
export const actingFor = 'acting-for';

/** Work that nobody asked for in person: scheduled jobs and confirmations of a rail. */
export const systemActor = { system: true } as const;
export type SystemActor = typeof systemActor;

/** An owner holds every role of the organisation. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.roles.includes('owner') || actor.roles.includes(role);
}

/** A desk opens with a second factor only: whoever sits there reads and decides for everybody. */
export function hasDesk(actor: Actor, desk: Desk): boolean {
  return (
    actor.organizationKind === 'coordinator' &&
    actor.organizationStatus === 'verified' &&
    actor.desks.includes(desk) &&
    actor.secondFactor !== 'none'
  );
}

/** Roles that are not exercised without a second factor: whoever moves money, and coordinator staff. */
export function demandsSecondFactor(membership: Pick<Actor, 'roles' | 'desks'>): boolean {
  return membership.roles.includes('owner') || membership.roles.includes('finance') || membership.desks.length > 0;
}

/** A signed-in person, before it is known for which organisation they act. */
export type Person = Pick<Actor, 'userId' | 'displayName' | 'email' | 'locale'>;
