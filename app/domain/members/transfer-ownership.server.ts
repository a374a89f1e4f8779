import { and, eq } from 'drizzle-orm';
import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { canTransferOwnership } from './member.policy.ts';
import { lockMembers, requireMember, visibleTo } from './member.queries.server.ts';

/**
 * Makes a member owner in the place of the actor, in one step: at no moment is there none.
 * @throws DomainError forbidden (`needs_owner`, `successor_is_self`, `successor_is_owner`, `needs_recent_second_factor`); not_found
 */
export function transferOwnership(
  before: Actor,
  input: { successorId: string; keep: 'manager' | 'member' },
): Promise<{ name: string }> {
  return inTransaction(async (tx) => {
    const { actor } = await lockMembers(tx, before);
    const successor = await requireMember(actor, input.successorId, tx);
    assertAllowed(canTransferOwnership(actor, successor));
    await setRoles(tx, actor, successor.userId, ['owner']);
    await setRoles(tx, actor, actor.userId, [input.keep]);
    await recordAudit(tx, actor, {
      event: 'organization.transfer_ownership',
      subjectKind: 'user',
      subjectId: successor.userId,
      rootKind: 'organization',
      rootId: actor.organizationId,
      details: { person: successor.name, kept: input.keep },
    });
    await notify(tx, {
      to: { organizationId: actor.organizationId, roles: ['manager', 'finance', 'member'] },
      except: actor.userId,
      kind: 'ownership_transferred',
      subject: { kind: 'organization', id: actor.organizationId },
      path: '/don-vi/thanh-vien',
      data: { organization: actor.organizationName, person: successor.name, before: actor.displayName },
      dedupeKey: `ownership_transferred:${successor.userId}:${Date.now()}`,
    });
    return { name: successor.name };
  });
}

async function setRoles(tx: Tx, actor: Actor, userId: string, roles: Role[]): Promise<void> {
  await tx
    .update(memberships)
    .set({ roles })
    .where(and(visibleTo(actor), eq(memberships.userId, userId)));
}
