import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import type { Actor, SystemActor } from './actor.ts';
import type { SubjectKind } from './machine.ts';

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

/** Appends one audit event inside the caller's transaction: it is on record exactly when the act is. */
export async function recordAudit(tx: Database, actor: Actor | SystemActor, entry: AuditEntry): Promise<void> {
  const person = 'system' in actor ? null : actor;
  await tx.insert(auditEvents).values({
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
  });
}

export type TimelineEvent = typeof auditEvents.$inferSelect;

/**
 * Everything that happened to one whole, oldest first.
 * Unsafe: has no row scope of its own; the caller has read the root through its noun's `visibleTo` and narrows what
 * this reader may know (`only`): a feed entry goes through the same scope as the thing it speaks of.
 */
export function unsafeTimeline(
  tx: Database,
  root: { kind: SubjectKind; id: string },
  only?: SQL,
): Promise<TimelineEvent[]> {
  return tx
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.rootKind, root.kind), eq(auditEvents.rootId, root.id), only))
    .orderBy(asc(auditEvents.id));
}
