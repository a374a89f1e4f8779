import { and, eq, inArray, notInArray, or, type SQL } from 'drizzle-orm';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { challenges } from '#db/schema/challenges.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { solutions } from '#db/schema/solutions.ts';
import { canSeeOrganizationTrail, canSeeWholeTrail } from './audit.policy.ts';

/** Whose trail is read: one's own, one's organisation's, or all. */
export type Trail =
  | { of: 'person'; person: Pick<Person, 'userId'> }
  | { of: 'organization'; actor: Actor }
  | { of: 'everybody'; actor: Actor };

/** Which events exist for the reader of a trail. @throws DomainError forbidden */
export function visibleIn(trail: Trail): SQL | undefined {
  if (trail.of === 'person') return ownEvents(trail.person.userId);
  if (trail.of === 'organization') {
    assertAllowed(canSeeOrganizationTrail(trail.actor));
    return eventsOfOrganization(trail.actor.organizationId);
  }
  assertAllowed(canSeeWholeTrail(trail.actor));
  return undefined;
}

/** What a person did, and what was done to their account. */
const ownEvents = (userId: string) =>
  or(eq(auditEvents.actorUserId, userId), and(eq(auditEvents.subjectKind, 'user'), eq(auditEvents.subjectId, userId)));

/** Of one's own solution its startup hears no more than on the solution's page: not who reads it, nor what is being written. */
const toldOfSolutions = [
  'start',
  'submit',
  'revise',
  'withdraw',
  'open',
  'shortlist',
  'award',
  'decline',
  'disqualify',
  'return_unread',
].map((event) => `solution.${event}`);

/** Acts of members as evaluators: they score for a panel, not for the organisation they come from. */
const actsOfEvaluators = ['panel.declare_conflict', 'solution.shortlist', 'solution.disqualify'];

/**
 * Acts for the organisation, and what happened to its own things. What somebody did as an evaluator of others' challenges
 * is sealed from the organisation they belong to; accounts are their people's own.
 */
function eventsOfOrganization(organizationId: string): SQL | undefined {
  const ids = {
    challenges: db.select({ id: challenges.id }).from(challenges).where(eq(challenges.sponsorId, organizationId)),
    solutions: db.select({ id: solutions.id }).from(solutions).where(eq(solutions.organizationId, organizationId)),
    received: db
      .select({ id: solutions.id })
      .from(solutions)
      .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
      .where(eq(challenges.sponsorId, organizationId)),
    contracts: db
      .select({ id: pilotContracts.id })
      .from(pilotContracts)
      .where(or(eq(pilotContracts.buyerId, organizationId), eq(pilotContracts.supplierId, organizationId))),
  };
  const { subjectKind, subjectId, rootKind, rootId, event } = auditEvents;
  const acted = and(
    eq(auditEvents.actorOrganizationId, organizationId),
    notInArray(event, actsOfEvaluators),
    or(
      inArray(subjectKind, [
        'organization',
        'challenge',
        'contract',
        'milestone',
        'payment',
        'payout',
        'catalogue_entry',
        'audit_trail',
      ]),
      and(eq(subjectKind, 'solution'), inArray(subjectId, ids.received)),
      and(eq(subjectKind, 'document'), eq(rootKind, 'solution'), inArray(rootId, ids.received)),
      and(eq(subjectKind, 'panel'), eq(rootKind, 'challenge'), inArray(rootId, ids.challenges)),
    ),
  );
  return or(
    acted,
    and(eq(subjectKind, 'organization'), eq(subjectId, organizationId)),
    and(eq(subjectKind, 'challenge'), inArray(subjectId, ids.challenges)),
    and(eq(subjectKind, 'solution'), inArray(event, toldOfSolutions), inArray(subjectId, ids.solutions)),
    and(eq(rootKind, 'contract'), inArray(rootId, ids.contracts)),
  );
}

/** Acts of a panel: neither a person nor an organisation is named to the startup. */
export const unnamedEvents: readonly string[] = ['solution.shortlist', 'solution.disqualify'];
