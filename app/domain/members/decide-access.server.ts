import { and, eq, isNull } from 'drizzle-orm';
import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { canDecideAccess } from '#app/domain/organizations/organization.policy.ts';
import type { AccessDecision } from '#app/domain/organizations/organization.schema.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { accessRequests } from '#db/schema/verifications.ts';
import { addMember } from './add-member.server.ts';
import { lockMembers } from './member.queries.server.ts';

/**
 * An owner lets somebody in with a role, or says why not; the person hears of it, and of a new member the other owners do.
 * @throws DomainError not_found (also for a request to another organisation), forbidden, stale_state when it is decided
 */
export function decideAccess(before: Actor, input: AccessDecision & { requestId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { actor } = await lockMembers(tx, before);
    const [row] = await tx
      .select()
      .from(accessRequests)
      .where(and(eq(accessRequests.id, input.requestId), eq(accessRequests.organizationId, actor.organizationId)))
      .for('update');
    const request = requireFound(row);
    assertAllowed(canDecideAccess(actor, { id: request.organizationId, status: actor.organizationStatus }));
    const accepted = input.decision === 'accept';
    const [decided] = await tx
      .update(accessRequests)
      .set({
        outcome: accepted ? 'accepted' : 'refused',
        reason: input.reason,
        decidedBy: actor.userId,
        decidedAt: await databaseNow(tx),
      })
      .where(and(eq(accessRequests.id, request.id), isNull(accessRequests.outcome)))
      .returning();
    if (!decided) throw new DomainError('stale_state', { reason: 'access_request.decided' });
    if (accepted) await letIn(tx, actor, request, input.role);
    await recordAudit(tx, actor, {
      event: accepted ? 'organization.accept_access' : 'organization.refuse_access',
      subjectKind: 'organization',
      subjectId: request.organizationId,
      ...(accepted ? { details: { role: input.role } } : { reason: input.reason }),
    });
    await notify(tx, {
      to: { userIds: [request.userId] },
      kind: accepted ? 'access_accepted' : 'access_refused',
      subject: { kind: 'organization', id: request.organizationId },
      path: '/to-chuc',
      data: { organization: actor.organizationName, reason: input.reason },
      dedupeKey: `access:${request.id}`,
    });
  });
}

async function letIn(tx: Tx, actor: Actor, request: { id: string; userId: string }, role: Role): Promise<void> {
  const [person] = await tx
    .select({ userId: users.id, displayName: users.displayName })
    .from(users)
    .where(eq(users.id, request.userId));
  const { organizationId, organizationName } = actor;
  await addMember(tx, requireFound(person), {
    organizationId,
    organizationName,
    roles: [role],
    cause: request.id,
    knownTo: actor.userId,
  });
}
