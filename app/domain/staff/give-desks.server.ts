import { and, eq } from 'drizzle-orm';
import type { Actor, Desk } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { lockMembers, requireMember, visibleTo } from '#app/domain/members/member.queries.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { canAdminister, canGiveDesks } from './staff.policy.ts';

/**
 * Seats an officer of the coordinator at other desks; it counts from their next request on.
 * @throws DomainError forbidden (`needs_administration_desk`, `own_desks`, `last_administrator`); not_found
 */
export function giveDesks(before: Actor, input: { userId: string; desks: readonly Desk[] }): Promise<void> {
  return inTransaction(async (tx) => {
    const { actor, facts } = await lockMembers(tx, before);
    assertAllowed(canAdminister(actor));
    const officer = await requireMember(actor, input.userId, tx);
    const desks = [...new Set(input.desks)];
    assertAllowed(canGiveDesks(actor, officer, desks, facts));
    await tx
      .update(memberships)
      .set({ desks })
      .where(and(visibleTo(actor), eq(memberships.userId, officer.userId)));
    await recordAudit(tx, actor, {
      event: 'organization.give_desks',
      subjectKind: 'user',
      subjectId: officer.userId,
      rootKind: 'organization',
      rootId: actor.organizationId,
      details: { person: officer.name, before: officer.desks.join(' '), after: desks.join(' ') },
    });
    await notify(tx, {
      to: { userIds: [officer.userId] },
      kind: 'desks_changed',
      subject: { kind: 'organization', id: actor.organizationId },
      path: '/don-vi/thanh-vien',
      data: { organization: actor.organizationName },
      dedupeKey: `desks_changed:${officer.userId}:${Date.now()}`,
    });
  });
}
