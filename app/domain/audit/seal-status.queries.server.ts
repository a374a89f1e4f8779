import { and, count, eq, notExists, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { auditEvents, auditSeals } from '#db/schema/audit.ts';
import { counters } from '#db/schema/operations.ts';
import { canSeeWholeTrail } from './audit.policy.ts';
import { latestAuditHead } from './audit-heads.queries.server.ts';
import type { AuditReport } from './verify-audit.server.ts';

const verifiedName = 'audit_verified';

/** How the last verification went, as the coordinator's page shows it. */
export type Verified = { at: string; events: number; heads: number; fault: string | null };

/** Keeps the outcome of a verification. */
export async function keepVerification(report: AuditReport): Promise<void> {
  const [first] = report.faults;
  const verified: Verified = {
    at: new Date().toISOString(),
    events: report.events,
    heads: report.heads,
    fault: first
      ? [first.what, first.batch && `batch ${first.batch}`, first.eventId && `event ${first.eventId}`]
          .filter(Boolean)
          .join(', ')
      : null,
  };
  const value = JSON.stringify(verified);
  await db
    .insert(counters)
    .values({ name: verifiedName, value })
    .onConflictDoUpdate({ target: counters.name, set: { value } });
}

/** @throws DomainError forbidden */
export async function sealStatus(actor: Actor) {
  assertAllowed(canSeeWholeTrail(actor));
  // What waits is young; so is what it is looked for among.
  const young = sql`${auditEvents.id} > (select coalesce(max(last_id), 0) - 100000 from audit_batches)`;
  const unsealed = notExists(db.select({ one: sql`1` }).from(auditSeals).where(eq(auditSeals.eventId, auditEvents.id)));
  const [head, [waiting], [verified]] = await Promise.all([
    latestAuditHead(),
    db.select({ events: count() }).from(auditEvents).where(and(young, unsealed)),
    db.select().from(counters).where(eq(counters.name, verifiedName)),
  ]);
  return {
    head,
    waiting: waiting?.events ?? 0,
    verified: verified ? (JSON.parse(verified.value) as Verified) : null,
  };
}
