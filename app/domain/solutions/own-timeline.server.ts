import { inArray } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { requireOwnSolution } from './solution.queries.server.ts';

/** What its startup is told: not who has read it, nor that reasons are being written. */
const toldEvents = [
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
];
/** Acts of the panel: neither a person nor an organisation is named. */
const panelEvents = ['solution.shortlist', 'solution.disqualify'];

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
          organizationName: panelEvents.includes(line.event) ? null : line.organizationName,
          reason: null,
        },
  );
}
