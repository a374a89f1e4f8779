import { and, eq } from 'drizzle-orm';
import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { canChangeRoles } from './member.policy.ts';
import { lockMembers, requireMember, visibleTo } from './member.queries.server.ts';

/**
 * Gives a member other roles; it counts from their next request on.
 * @throws DomainError forbidden (`needs_owner`, `last_owner`, `needs_recent_second_factor`); not_found
 */
export function changeRoles(before: Actor, input: { userId: string; roles: readonly Role[] }): Promise<void> {
  return inTransaction(async (tx) => {
    const { actor, facts } = await lockMembers(tx, before);
    const member = await requireMember(actor, input.userId, tx);
    const roles = [...new Set(input.roles)];
    assertAllowed(canChangeRoles(actor, member, roles, facts));
    await tx
      .update(memberships)
      .set({ roles })
      .where(and(visibleTo(actor), eq(memberships.userId, member.userId)));
    await recordAudit(tx, actor, {
      event: 'organization.change_roles',
      subjectKind: 'user',
      subjectId: member.userId,
      rootKind: 'organization',
      rootId: actor.organizationId,
      details: { person: member.name, before: member.roles.join(' '), after: roles.join(' ') },
    });
    await notify(tx, {
      to: { userIds: [member.userId] },
      except: actor.userId,
      kind: 'member_roles_changed',
      subject: { kind: 'organization', id: actor.organizationId },
      path: '/don-vi/thanh-vien',
      data: { organization: actor.organizationName },
      dedupeKey: `member_roles_changed:${actor.organizationId}:${Date.now()}`,
    });
  });
}
