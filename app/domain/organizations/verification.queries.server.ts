import { and, asc, desc, eq, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations, wards } from '#db/schema/organizations.ts';
import { organizationVerifications, type VerificationSnapshot } from '#db/schema/verifications.ts';
import { canJudge, canReinstate, canSeeVerificationDesk, canSuspend } from './organization.policy.ts';
import type { Organization } from './organization.queries.server.ts';
import { checklistFor, type VerificationKind } from './verification.schema.ts';
import { verificationWarnings } from './verification-warnings.server.ts';

export type Verification = typeof organizationVerifications.$inferSelect;

const pageSize = 30;

/** The snapshot that the desk approved last before this request; null the first time. */
const approvedBefore = sql<VerificationSnapshot | null>`(
  select v.snapshot from organization_verifications v
  where v.organization_id = organization_verifications.organization_id and v.outcome = 'approved' and v.id < organization_verifications.id
  order by v.id desc limit 1)`;

/** What waits at the desk, longest first. @param after id of the last row of the page before */
export async function verificationQueue(actor: Actor, kind: VerificationKind | null, after: string | null) {
  assertAllowed(canSeeVerificationDesk(actor));
  const rows = await db
    .select({
      id: organizationVerifications.id,
      kind: organizationVerifications.kind,
      requestedAt: organizationVerifications.requestedAt,
      snapshot: organizationVerifications.snapshot,
      proposed: organizationVerifications.proposed,
      before: approvedBefore,
      name: organizations.name,
      organizationKind: organizations.kind,
    })
    .from(organizationVerifications)
    .innerJoin(organizations, eq(organizations.id, organizationVerifications.organizationId))
    .where(
      and(
        isNull(organizationVerifications.outcome),
        kind ? eq(organizationVerifications.kind, kind) : undefined,
        after
          ? sql`(${organizationVerifications.requestedAt}, ${organizationVerifications.id}) >
              (select a.requested_at, a.id from organization_verifications a where a.id = ${after}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(organizationVerifications.requestedAt), asc(organizationVerifications.id))
    .limit(pageSize + 1);
  const shown = rows.slice(0, pageSize).map(({ snapshot, before, proposed, ...row }) => ({
    ...row,
    changed: changedFields(before, { ...snapshot.organization, ...proposed }),
  }));
  return { rows: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** Names of fields that differ from what was approved before; empty the first time. */
function changedFields(before: VerificationSnapshot | null, now: Record<string, string | null | undefined>): string[] {
  if (!before) return [];
  return Object.keys(before.organization).filter((field) => (before.organization[field] ?? '') !== (now[field] ?? ''));
}

export const deskViews = ['waiting', 'overdue', 'suspended', 'all'] as const;
export type DeskView = (typeof deskViews)[number];

const conditions: Record<Exclude<DeskView, 'waiting'>, SQL | undefined> = {
  overdue: and(eq(organizations.status, 'verified'), lt(organizations.verifiedUntil, sql`now()`)),
  suspended: eq(organizations.status, 'suspended'),
  all: ne(organizations.kind, 'coordinator'),
};

/** Organisations of a view of the desk. @param words part of a name or a tax code */
export function deskOrganizations(actor: Actor, view: Exclude<DeskView, 'waiting'>, words = '') {
  assertAllowed(canSeeVerificationDesk(actor));
  return db
    .select({
      id: organizations.id,
      name: organizations.name,
      kind: organizations.kind,
      status: organizations.status,
      taxCode: organizations.taxCode,
      verifiedUntil: organizations.verifiedUntil,
    })
    .from(organizations)
    .where(
      and(
        conditions[view],
        words === ''
          ? undefined
          : or(
              sql`position(search_text(${words}) in search_text(${organizations.name})) > 0`,
              sql`position(${words} in coalesce(${organizations.taxCode}, '')) > 0`,
            ),
      ),
    )
    .orderBy(view === 'overdue' ? asc(organizations.verifiedUntil) : asc(organizations.name), asc(organizations.id))
    .limit(100);
}

/** How much each view of the desk holds. */
export async function deskCounts(actor: Actor) {
  assertAllowed(canSeeVerificationDesk(actor));
  const [row] = await db.execute<{ waiting: number; overdue: number; suspended: number }>(sql`select
    (select count(*)::int from organization_verifications where outcome is null) as waiting,
    (select count(*)::int from organizations where ${conditions.overdue}) as overdue,
    (select count(*)::int from organizations where ${conditions.suspended}) as suspended`);
  return row ?? { waiting: 0, overdue: 0, suspended: 0 };
}

/** Whether the officer belongs to the organisation, under whichever one they act now. */
export async function isMember(tx: Database, actor: Actor, organizationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.userId, actor.userId), eq(memberships.organizationId, organizationId)));
  return row !== undefined;
}

/** Takes the request and its organisation for a decision. @throws DomainError not_found, forbidden */
export async function lockVerification(tx: Tx, actor: Actor, id: string) {
  assertAllowed(canSeeVerificationDesk(actor));
  const [verification] = await tx
    .select()
    .from(organizationVerifications)
    .where(eq(organizationVerifications.id, id))
    .for('update');
  const found = requireFound(verification);
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, found.organizationId)).for('update');
  const organization = requireFound(row);
  assertAllowed(canJudge(actor, { ...organization, officerIsMember: await isMember(tx, actor, organization.id) }));
  return { verification: found, organization, items: checklistOf(found, organization) };
}

/** The organisation as it would be once the request is approved. */
function askedOf({ snapshot, proposed }: Verification): Record<string, string | null> {
  return { ...snapshot.organization, ...proposed };
}

function checklistOf(verification: Verification, organization: Organization) {
  const asked = askedOf(verification);
  return checklistFor({
    request: verification.kind,
    organizationKind: asked.kind ?? organization.kind,
    foreign: (asked.country ?? 'VN') !== 'VN',
    hasBank: Boolean(asked.bankAccount),
    hasRecognition: Boolean(asked.recognitionNumber),
  });
}

/** Everything an officer judges by. @throws DomainError not_found, forbidden */
export async function verificationForDesk(actor: Actor, id: string) {
  assertAllowed(canSeeVerificationDesk(actor));
  const decider = alias(users, 'decider');
  const [row] = await db
    .select({
      verification: organizationVerifications,
      organization: organizations,
      before: approvedBefore,
      requestedByName: users.displayName,
      decidedByName: decider.displayName,
    })
    .from(organizationVerifications)
    .innerJoin(organizations, eq(organizations.id, organizationVerifications.organizationId))
    .innerJoin(users, eq(users.id, organizationVerifications.requestedBy))
    .leftJoin(decider, eq(decider.id, organizationVerifications.decidedBy))
    .where(eq(organizationVerifications.id, id));
  const { verification, organization, before, ...names } = requireFound(row);
  const asked = askedOf(verification);
  const [warnings, timeline, officerIsMember, ward] = await Promise.all([
    verificationWarnings(organization.id, asked),
    unsafeTimeline(db, { kind: 'organization', id: organization.id }),
    isMember(db, actor, organization.id),
    wardName(asked.wardCode ?? null),
  ]);
  const judge = canJudge(actor, { ...organization, officerIsMember });
  return {
    verification,
    organization: {
      id: organization.id,
      name: organization.name,
      kind: organization.kind,
      status: organization.status,
    },
    asked,
    ward,
    changed: changedFields(before, asked),
    before: before?.organization ?? null,
    items: checklistOf(verification, organization),
    warnings,
    timeline,
    ...names,
    mayDecide: judge.allowed && verification.outcome === null,
    why: judge.allowed ? null : judge.reason,
  };
}

async function wardName(code: string | null): Promise<string | null> {
  if (!code) return null;
  const [row] = await db.select({ name: wards.name }).from(wards).where(eq(wards.code, code));
  return row?.name ?? null;
}

/** One organisation with what the desk did about it. @throws DomainError not_found, forbidden */
export async function organizationForDesk(actor: Actor, id: string) {
  assertAllowed(canSeeVerificationDesk(actor));
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  const organization = requireFound(row);
  const [requests, timeline, officerIsMember] = await Promise.all([
    db
      .select({
        id: organizationVerifications.id,
        kind: organizationVerifications.kind,
        requestedAt: organizationVerifications.requestedAt,
        outcome: organizationVerifications.outcome,
        decidedAt: organizationVerifications.decidedAt,
      })
      .from(organizationVerifications)
      .where(eq(organizationVerifications.organizationId, id))
      .orderBy(desc(organizationVerifications.id))
      .limit(100),
    unsafeTimeline(db, { kind: 'organization', id }),
    isMember(db, actor, id),
  ]);
  const facts = { ...organization, officerIsMember };
  return {
    organization,
    requests,
    timeline,
    maySuspend: canSuspend(actor, facts).allowed,
    mayReinstate: canReinstate(actor, facts).allowed,
  };
}

/** Verified organisations whose yearly check is near or past, for the daily reminder; unsafe: no reader. */
export function unsafeDueForRenewal(tx: Database, withinDays: number) {
  return tx
    .select({ id: organizations.id, name: organizations.name, verifiedUntil: organizations.verifiedUntil })
    .from(organizations)
    .where(
      and(
        eq(organizations.status, 'verified'),
        isNotNull(organizations.verifiedUntil),
        sql`${organizations.verifiedUntil} <= now() + make_interval(days => ${withinDays})`,
        sql`not exists (select 1 from organization_verifications v
          where v.organization_id = organizations.id and v.outcome is null and v.kind <> 'bank')`,
      ),
    );
}
