import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { lockInvitation } from './invitation.queries.server.ts';
import { canManageMembers } from './member.policy.ts';
import { lockMembers } from './member.queries.server.ts';

/**
 * Takes an invitation back: its link opens nothing from now on.
 * @throws DomainError forbidden; not_found when it was answered or revoked before
 */
export function revokeInvitation(before: Actor, input: { invitationId: string }): Promise<{ email: string }> {
  return inTransaction(async (tx) => {
    const { actor } = await lockMembers(tx, before);
    assertAllowed(canManageMembers(actor));
    const { id, email } = await lockInvitation(tx, actor, input.invitationId);
    await tx.update(invitations).set({ revokedAt: sql`clock_timestamp()` }).where(eq(invitations.id, id));
    await recordAudit(tx, actor, {
      event: 'organization.revoke_invitation',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      details: { invitation: id },
    });
    return { email };
  });
}
