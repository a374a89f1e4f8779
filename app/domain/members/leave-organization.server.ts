import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { endMembership } from './end-membership.server.ts';
import { canLeave } from './member.policy.ts';
import { lockMembers, requireMember } from './member.queries.server.ts';

/**
 * A person leaves the organisation they act for; its owners are told.
 * @throws DomainError forbidden (`last_owner`, `last_administrator`); not_found
 */
export function leaveOrganization(before: Actor): Promise<void> {
  return inTransaction(async (tx) => {
    const { actor, facts } = await lockMembers(tx, before);
    const member = await requireMember(actor, actor.userId, tx);
    assertAllowed(canLeave(member, facts));
    await endMembership(tx, actor, actor.userId);
    await recordAudit(tx, actor, {
      event: 'organization.leave',
      subjectKind: 'user',
      subjectId: actor.userId,
      rootKind: 'organization',
      rootId: actor.organizationId,
      details: { person: member.name, before: member.roles.join(' ') },
    });
    await notify(tx, {
      to: { organizationId: actor.organizationId, roles: ['owner'] },
      kind: 'member_left',
      subject: { kind: 'organization', id: actor.organizationId },
      path: '/don-vi/thanh-vien',
      data: { organization: actor.organizationName, person: member.name },
      dedupeKey: `member_left:${actor.userId}:${member.since.getTime()}`,
    });
  });
}
