import { inArray } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { requireOwnSolution } from './solution.queries.server.ts';

/** What its startup is told; the panel's steps come with the decision, not before. */
const toldEvents = ['start', 'submit', 'revise', 'withdraw', 'open', 'award', 'decline', 'disqualify', 'return_unread'];

/**
 * The timeline of one's own solution. People of other organisations act for their office: their names stay out, so that
 * nobody learns who of the panel did what. Reasons are on the page itself.
 * @throws DomainError not_found
 */
export async function ownSolutionTimeline(actor: Actor, solutionId: string) {
  const { solution } = await requireOwnSolution(actor, solutionId);
  const told = toldEvents.map((event) => `solution.${event}`);
  const lines = await unsafeTimeline(db, { kind: 'solution', id: solution.id }, inArray(auditEvents.event, told));
  return lines.map((line) =>
    line.organizationName === actor.organizationName
      ? line
      : {
          ...line,
          actorName: null,
          organizationName: line.event === 'solution.disqualify' ? null : line.organizationName,
          reason: null,
        },
  );
}
