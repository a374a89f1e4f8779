import { asc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { openAccessRequests } from '#app/domain/organizations/access-request.queries.server.ts';
import { canRequestVerification, canSeeVerificationDesk } from '#app/domain/organizations/organization.policy.ts';
import {
  requireOrganization,
  unsafeLastDecision,
  unsafeOpenVerification,
} from '#app/domain/organizations/organization.queries.server.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { organizationVerifications } from '#db/schema/verifications.ts';
import type { Task } from './task.ts';

/** From here on the yearly check is a task, as long before it is due as the first reminder. */
const renewalDays = 30;

/** What waits for the owners of an organisation, and for the verification desk. */
export async function organizationTasks(actor: Actor): Promise<Task[]> {
  const lists = await Promise.all([verificationTask(actor), accessTasks(actor), deskTasks(actor)]);
  return lists.flat();
}

async function verificationTask(actor: Actor): Promise<Task[]> {
  const facts = { id: actor.organizationId, kind: actor.organizationKind, status: actor.organizationStatus };
  // Asked before the tables: it is nobody's task but an owner's, and every page counts tasks.
  if (!canRequestVerification(actor, facts, false).allowed) return [];
  const organization = await requireOrganization(actor, actor.organizationId);
  const { id, name, taxCode, registrationNumber, verifiedUntil } = organization;
  const task = { subjectId: id, code: taxCode ?? registrationNumber ?? '', title: name, path: '/don-vi/ho-so' };
  if (organization.status === 'unverified') {
    const last = await unsafeLastDecision(db, id);
    const mends = last?.outcome === 'changes_asked' && last.kind === 'first';
    return [{ ...task, kind: mends ? 'mend_organization' : 'complete_organization', dueAt: null }];
  }
  const soon = verifiedUntil !== null && verifiedUntil.getTime() < Date.now() + renewalDays * 86_400_000;
  if (!soon || (await unsafeOpenVerification(db, id))) return [];
  return [{ ...task, kind: 'renew_organization', dueAt: verifiedUntil }];
}

async function accessTasks(actor: Actor): Promise<Task[]> {
  return (await openAccessRequests(actor)).map(({ id, personName }) => ({
    kind: 'decide_access',
    subjectId: id,
    code: actor.organizationName,
    title: personName,
    dueAt: null,
    path: `/don-vi/xin-tham-gia/${id}`,
  }));
}

async function deskTasks(actor: Actor): Promise<Task[]> {
  if (!canSeeVerificationDesk(actor).allowed) return [];
  const rows = await db
    .select({ id: organizationVerifications.id, name: organizations.name, taxCode: organizations.taxCode })
    .from(organizationVerifications)
    .innerJoin(organizations, eq(organizations.id, organizationVerifications.organizationId))
    .where(isNull(organizationVerifications.outcome))
    .orderBy(asc(organizationVerifications.requestedAt))
    .limit(100);
  return rows.map(({ id, name, taxCode }) => ({
    kind: 'verify_organization',
    subjectId: id,
    code: taxCode ?? '',
    title: name,
    dueAt: null,
    path: `/dieu-phoi/xac-minh/${id}`,
  }));
}
