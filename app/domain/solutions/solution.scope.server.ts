import { and, eq, exists, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, hasDesk, hasRole } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { panelMembers, panels } from '#db/schema/evaluations.ts';
import { solutions } from '#db/schema/solutions.ts';

/**
 * Which solutions exist for a reader comes in two halves that are never mixed, since each shows other things: one's own
 * (`ownedBy`: everything but the label) and the opened ones (`openedFor`: the sealed version alone, perhaps without a name).
 */

/** Solutions of the actor's own organisation, drafts included. */
export function ownedBy(actor: Actor): SQL {
  return eq(solutions.organizationId, actor.organizationId);
}

/**
 * Opened by the two officers: from then on a solution carries a label. What was returned unread after a cancellation goes
 * back to being its startup's own, whether the box had been opened or not.
 */
const opened = and(isNotNull(solutions.label), ne(solutions.status, 'returned'));

/**
 * The opened solutions this actor may read in an office: nothing before the box is opened; after it the sponsor's managers,
 * the coordinator's review desk, and the members of the panel who have no conflict (a waived one counts as none).
 */
export function openedFor(actor: Actor): SQL | undefined {
  const offices = or(
    hasRole(actor, 'manager') ? ofSponsor(actor) : undefined,
    hasDesk(actor, 'review') ? sql`true` : undefined,
    onPanel(actor),
  );
  return and(opened, ne(solutions.organizationId, actor.organizationId), offices);
}

const ofSponsor = (actor: Actor) =>
  inArray(
    solutions.challengeId,
    db.select({ id: challenges.id }).from(challenges).where(eq(challenges.sponsorId, actor.organizationId)),
  );

/** A person is appointed, not their organisation: they keep the panel whichever organisation they act for now. */
function onPanel(actor: Actor): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(panelMembers)
      .innerJoin(panels, eq(panels.id, panelMembers.panelId))
      .where(
        and(
          eq(panels.challengeId, solutions.challengeId),
          inArray(panels.status, ['scoring', 'locked']),
          eq(panelMembers.userId, actor.userId),
          inArray(panelMembers.conflict, ['none', 'waived']),
        ),
      ),
  );
}

/** Whether a challenge's panel has locked its result: until then a blind challenge withholds names from every office. */
export const resultLocked = exists(
  db
    .select({ one: sql`1` })
    .from(panels)
    .where(and(eq(panels.challengeId, solutions.challengeId), eq(panels.status, 'locked'))),
);
