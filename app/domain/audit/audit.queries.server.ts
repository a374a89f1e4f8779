import { and, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { auditEvents, auditOrigins, auditSeals } from '#db/schema/audit.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { solutions } from '#db/schema/solutions.ts';
import { type AuditFilters, auditGroups } from './audit.schema.ts';
import { type Trail, unnamedEvents, visibleIn } from './audit-scope.server.ts';

const pageLength = 50;

/** Names and codes are those of today. */
export type AuditLine = {
  id: string;
  at: Date;
  event: string;
  subjectKind: string;
  subjectId: string;
  /** What people call the thing: a code, a name; null where it has none. */
  subjectName: string | null;
  actorName: string | null;
  organizationName: string | null;
  reason: string | null;
  details: Record<string, string>;
  source: string | null;
  requestId: string | null;
  ip: string | null;
  device: string | null;
  /** The batch that seals it; null while it waits. */
  batch: number | null;
};

/**
 * One page of a trail, newest first.
 * @throws DomainError forbidden when the trail is not for this reader
 */
export async function listAuditEvents(trail: Trail, filters: AuditFilters, limit = pageLength) {
  const rows = await select(trail, filters, limit + 1);
  const lines = rows.slice(0, limit).map((row) => lineFor(trail, row));
  return { lines, before: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

type Row = Awaited<ReturnType<typeof select>>[number];

function select(trail: Trail, filters: AuditFilters, limit: number) {
  const answered = db
    .$with('answered')
    .as(
      db
        .select({ id: solutions.id, code: challenges.code })
        .from(solutions)
        .innerJoin(challenges, eq(challenges.id, solutions.challengeId)),
    );
  return db
    .with(answered)
    .select({
      line: auditEvents,
      origin: auditOrigins,
      batch: auditSeals.batchNumber,
      actorName: users.displayName,
      organizationName: organizations.name,
      challengeCode: challenges.code,
      contractCode: pilotContracts.code,
      solutionFor: answered.code,
      subjectName: sql<string | null>`case ${auditEvents.subjectKind}
        when 'organization' then (select o.name from organizations o where o.id = ${auditEvents.subjectId})
        when 'user' then (select u.display_name from users u where u.id = ${auditEvents.subjectId}) end`,
    })
    .from(auditEvents)
    .leftJoin(auditOrigins, eq(auditOrigins.commitment, auditEvents.originCommitment))
    .leftJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .leftJoin(organizations, eq(organizations.id, auditEvents.actorOrganizationId))
    .leftJoin(challenges, and(eq(auditEvents.rootKind, 'challenge'), eq(challenges.id, auditEvents.rootId)))
    .leftJoin(pilotContracts, and(eq(auditEvents.rootKind, 'contract'), eq(pilotContracts.id, auditEvents.rootId)))
    .leftJoin(answered, and(eq(auditEvents.rootKind, 'solution'), eq(answered.id, auditEvents.rootId)))
    .where(and(visibleIn(trail), ...wanted(filters)))
    .orderBy(desc(auditEvents.id))
    .limit(limit);
}

/** Days are Vietnam's. */
const dayIn = (day: string) => sql`${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function wanted({ from, to, group, person, organization, subject, before }: AuditFilters): (SQL | undefined)[] {
  return [
    before === undefined ? undefined : lt(auditEvents.id, BigInt(before)),
    from && gte(auditEvents.at, dayIn(from)),
    to && lt(auditEvents.at, sql`${dayIn(to)} + interval '1 day'`),
    group && inArray(auditEvents.subjectKind, [...auditGroups[group]]),
    person &&
      inArray(
        auditEvents.actorUserId,
        db
          .select({ id: users.id })
          .from(users)
          .where(or(eq(users.email, person), ilike(users.displayName, containing(person)))),
      ),
    organization &&
      inArray(
        auditEvents.actorOrganizationId,
        db
          .select({ id: organizations.id })
          .from(organizations)
          .where(ilike(organizations.name, containing(organization))),
      ),
    subject && concerning(subject),
  ].filter((each) => each !== '');
}

function concerning(subject: string): SQL | undefined {
  const { subjectId, rootId } = auditEvents;
  if (uuid.test(subject)) return or(eq(subjectId, subject), eq(rootId, subject));
  const code = subject.toUpperCase();
  return or(
    inArray(rootId, db.select({ id: challenges.id }).from(challenges).where(eq(challenges.code, code))),
    inArray(rootId, db.select({ id: pilotContracts.id }).from(pilotContracts).where(eq(pilotContracts.code, code))),
    inArray(
      rootId,
      db
        .select({ id: solutions.id })
        .from(solutions)
        .innerJoin(challenges, eq(challenges.id, solutions.challengeId))
        .where(eq(challenges.code, code)),
    ),
  );
}

/**
 * What this reader learns of an event. An organisation hears of others' acts by the name of their organisation, without
 * the person; and nobody's address or device but one's own is shown, except to the administration desk.
 */
function lineFor(trail: Trail, row: Row): AuditLine {
  const { line, origin } = row;
  const foreign =
    trail.of === 'organization' && line.actorUserId !== null && line.actorOrganizationId !== trail.actor.organizationId;
  const byOther = trail.of === 'person' && line.actorUserId !== trail.person.userId;
  const own = trail.of === 'everybody' || (trail.of === 'person' && !byOther);
  const ofSolution = line.subjectKind === 'solution' || line.subjectKind === 'document';
  return {
    id: String(line.id),
    at: line.at,
    event: line.event,
    subjectKind: line.subjectKind,
    subjectId: line.subjectId,
    subjectName: row.subjectName ?? row.challengeCode ?? row.contractCode ?? row.solutionFor,
    actorName: foreign ? null : row.actorName,
    organizationName: foreign && unnamedEvents.includes(line.event) ? null : row.organizationName,
    reason: foreign && ofSolution ? null : line.reason,
    details: line.details,
    source: line.source,
    requestId: own ? line.requestId : null,
    ip: own ? (origin?.ip ?? null) : null,
    device: own ? (origin?.device ?? null) : null,
    batch: row.batch,
  };
}
