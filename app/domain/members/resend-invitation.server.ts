import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { lockInvitation } from './invitation.queries.server.ts';
import { newInvitationToken } from './invitation-token.server.ts';
import { invitationLifetime } from './invite-member.server.ts';
import { mailInvitation } from './mail-invitation.server.ts';
import { canInvite } from './member.policy.ts';
import { lockMembers } from './member.queries.server.ts';

/** Mails of one invitation, the first included: whoever does not answer these does not want to. */
const mostMails = 5;

/**
 * Sends an invitation again, with a new link and seven more days; the link before ends.
 * @throws DomainError forbidden; not_found; conflict `resent_too_often`
 */
export function resendInvitation(
  before: Actor,
  input: { invitationId: string },
): Promise<{ email: string; token: string }> {
  return inTransaction(async (tx) => {
    const { actor } = await lockMembers(tx, before);
    assertAllowed(canInvite(actor));
    const { id, sentCount } = await lockInvitation(tx, actor, input.invitationId);
    if (sentCount >= mostMails) throw new DomainError('conflict', { reason: 'resent_too_often' });
    const { token, tokenHash } = newInvitationToken();
    const [row] = await tx
      .update(invitations)
      .set({ tokenHash, expiresAt: invitationLifetime, sentCount: sentCount + 1 })
      .where(eq(invitations.id, id))
      .returning();
    const invitation = requireFound(row);
    await mailInvitation(tx, actor, invitation, token);
    await recordAudit(tx, actor, {
      event: 'organization.resend_invitation',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      details: { invitation: id },
    });
    return { email: invitation.email, token };
  });
}
