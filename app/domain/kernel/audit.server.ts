import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { auditEvents, auditOrigins } from '#db/schema/audit.ts';
import { organizations } from '#db/schema/organizations.ts';
import type { Actor, SystemActor } from './actor.ts';
import { presentOrigin } from './audit-origin.server.ts';
import type { SubjectKind } from './machine.ts';

/** There is one trail; as a subject it has this id. */
export const auditTrail = '00000000-0000-0000-0000-000000000000';

export type AuditEntry = {
  event: string;
  subjectKind: SubjectKind;
  subjectId: string;
  /** The whole whose timeline shows the event; the subject itself when left out. */
  rootKind?: SubjectKind;
  rootId?: string;
  fromStatus?: string;
  toStatus?: string;
  reason?: string;
  details?: Record<string, string>;
};

/** A person who acts for themselves counts as well: for their account no organisation matters. */
export type Acting = (Pick<Actor, 'userId'> & { organizationId?: string }) | SystemActor;

/**
 * Appends one audit event inside the caller's transaction: it is on record exactly when the act is. From where it came is
 * taken from the frame of the request or job. Nothing of the chain is touched here, so that no transaction waits for another.
 */
export async function recordAudit(tx: Database, actor: Acting, entry: AuditEntry): Promise<void> {
  const person = 'system' in actor ? null : actor;
  const { recorded, personal } = presentOrigin();
  const event = {
    ...recorded,
    originCommitment: personal?.commitment ?? null,
    actorUserId: person?.userId ?? null,
    actorOrganizationId: person?.organizationId ?? null,
    event: entry.event,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    rootKind: entry.rootKind ?? entry.subjectKind,
    rootId: entry.rootId ?? entry.subjectId,
    fromStatus: entry.fromStatus ?? null,
    toStatus: entry.toStatus ?? null,
    reason: entry.reason ?? null,
    details: entry.details ?? {},
  };
  if (!personal) {
    await tx.insert(auditEvents).values(event);
    return;
  }
  // One statement: a second way to the database for each event would be felt.
  const kept = tx
    .$with('kept')
    .as(tx.insert(auditOrigins).values(personal).returning({ commitment: auditOrigins.commitment }));
  await tx.with(kept).insert(auditEvents).values(event);
}

/** One line of a timeline, as pages show it; the names are those of today. */
export type TimelineEvent = {
  id: string;
  at: Date;
  event: string;
  subjectKind: string;
  subjectId: string;
  actorName: string | null;
  organizationName: string | null;
  reason: string | null;
  details: Record<string, string>;
};

/**
 * Everything that happened to one whole, newest first.
 * Unsafe: has no row scope of its own; the caller has read the root through its noun's `visibleTo` and narrows what
 * this reader may know (`only`): a feed entry goes through the same scope as the thing it speaks of.
 */
export async function unsafeTimeline(
  tx: Database,
  root: { kind: SubjectKind; id: string },
  only?: SQL,
): Promise<TimelineEvent[]> {
  const rows = await tx
    .select({ line: auditEvents, actorName: users.displayName, organizationName: organizations.name })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .leftJoin(organizations, eq(organizations.id, auditEvents.actorOrganizationId))
    .where(and(eq(auditEvents.rootKind, root.kind), eq(auditEvents.rootId, root.id), only))
    .orderBy(desc(auditEvents.id));
  return rows.map(({ line, ...names }) => {
    const { id, at, event, subjectKind, subjectId, reason, details } = line;
    return { id: String(id), at, event, subjectKind, subjectId, reason, details, ...names };
  });
}
