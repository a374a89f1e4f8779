import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { endMembership } from './end-membership.server.ts';
import { canRemoveMember } from './member.policy.ts';
import { lockMembers, requireMember } from './member.queries.server.ts';

/**
 * Takes a member out of the organisation, with a reason that they read.
 * @throws DomainError forbidden (`needs_owner`, `leave_instead`, `last_owner`, `last_administrator`,
 *         `needs_recent_second_factor`); not_found
 */
export function removeMember(before: Actor, input: { userId: string; reason: string }): Promise<{ name: string }> {
  return inTransaction(async (tx) => {
    const { actor, facts } = await lockMembers(tx, before);
    const member = await requireMember(actor, input.userId, tx);
    assertAllowed(canRemoveMember(actor, member, facts));
    await endMembership(tx, actor, member.userId);
    await recordAudit(tx, actor, {
      event: 'organization.remove_member',
      subjectKind: 'user',
      subjectId: member.userId,
      rootKind: 'organization',
      rootId: actor.organizationId,
      reason: input.reason,
      details: { person: member.name, before: member.roles.join(' ') },
    });
    await notify(tx, {
      to: { userIds: [member.userId] },
      kind: 'member_removed',
      subject: { kind: 'organization', id: actor.organizationId },
      path: '/to-chuc',
      data: { organization: actor.organizationName, reason: input.reason },
      dedupeKey: `member_removed:${actor.organizationId}:${member.since.getTime()}`,
    });
    return { name: member.name };
  });
}
