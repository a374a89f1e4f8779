import { and, desc, eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { organizations } from '#db/schema/organizations.ts';

/** What everybody may know of a challenge's life; openings, panels and sheets are not in it. */
const publicEvents = ['publish', 'close', 'start_evaluation', 'award', 'no_award', 'cancel', 'reopen_evaluation'].map(
  (event) => `challenge.${event}`,
);

/** The public part of a challenge's timeline, newest first: organisations by name, people never. The caller has read the challenge in its scope. */
export function publicHistory(challengeId: string) {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      event: auditEvents.event,
      reason: auditEvents.reason,
      organizationName: organizations.name,
    })
    .from(auditEvents)
    .leftJoin(organizations, eq(organizations.id, auditEvents.actorOrganizationId))
    .where(
      and(
        eq(auditEvents.subjectKind, 'challenge'),
        eq(auditEvents.subjectId, challengeId),
        inArray(auditEvents.event, publicEvents),
      ),
    )
    .orderBy(desc(auditEvents.id));
}
