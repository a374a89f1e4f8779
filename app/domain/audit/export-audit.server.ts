import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { auditTrail, recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { type AuditLine, listAuditEvents } from './audit.queries.server.ts';
import type { AuditFilters } from './audit.schema.ts';
import { type Trail, visibleIn } from './audit-scope.server.ts';

/** Lines of one file. Whoever needs more exports by period. */
const mostExported = 50_000;
const portion = 1_000;

/**
 * The events of a trail in portions, newest first, at most {@link mostExported}. That they were taken is on the trail
 * before the first is.
 * @throws DomainError forbidden
 */
export async function exportAudit(
  reader: Actor | Person,
  trail: Trail,
  filters: AuditFilters,
): Promise<AsyncGenerator<AuditLine[]>> {
  visibleIn(trail);
  const chosen = Object.entries(filters).filter(([name, value]) => value !== undefined && name !== 'before');
  await inTransaction((tx) =>
    recordAudit(tx, reader, {
      event: 'audit_trail.export',
      subjectKind: 'audit_trail',
      subjectId: auditTrail,
      details: { trail: trail.of, ...Object.fromEntries(chosen) },
    }),
  );
  return portions(trail, filters);
}

async function* portions(trail: Trail, filters: AuditFilters): AsyncGenerator<AuditLine[]> {
  let before = filters.before ?? null;
  for (let taken = 0; taken < mostExported; taken += portion) {
    const page = await listAuditEvents(trail, { ...filters, before: before ?? undefined }, portion);
    yield page.lines;
    if (page.before === null) return;
    before = page.before;
  }
}
