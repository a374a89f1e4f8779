import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { invitations } from '#db/schema/members.ts';
import { memberships } from '#db/schema/organizations.ts';
import { isInTime, isOpen } from './invitation.queries.server.ts';
import type { inviteMemberSchema } from './invitation.schema.ts';
import { newInvitationToken } from './invitation-token.server.ts';
import { mailInvitation } from './mail-invitation.server.ts';
import { canInvite } from './member.policy.ts';
import { lockMembers, visibleTo } from './member.queries.server.ts';

/** How long an invitation can be answered. */
export const invitationLifetime = sql`clock_timestamp() + interval '7 days'`;

/**
 * Offers membership to an address. Nothing tells the owner whether the address has an account.
 * @throws DomainError forbidden (`needs_owner`, `organization_suspended`); conflict `already_member`, `already_invited`
 */
export function inviteMember(before: Actor, input: z.infer<typeof inviteMemberSchema>): Promise<{ token: string }> {
  return inTransaction(async (tx) => {
    const { actor } = await lockMembers(tx, before);
    assertAllowed(canInvite(actor));
    await assertNew(tx, actor, input.email);
    const { token, tokenHash } = newInvitationToken();
    const [row] = await tx
      .insert(invitations)
      .values({
        organizationId: actor.organizationId,
        email: input.email,
        roles: [...new Set(input.roles)],
        message: input.message,
        tokenHash,
        invitedBy: actor.userId,
        expiresAt: invitationLifetime,
      })
      .returning();
    const invitation = requireFound(row);
    await mailInvitation(tx, actor, invitation, token);
    await recordAudit(tx, actor, {
      event: 'organization.invite',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      details: { invitation: invitation.id, roles: invitation.roles.join(' ') },
    });
    return { token };
  });
}

/** One that is past its time makes room for a new one. */
async function assertNew(tx: Tx, actor: Actor, email: string): Promise<void> {
  const [member] = await tx
    .select({ userId: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(visibleTo(actor), eq(users.email, email)));
  if (member) throw new DomainError('conflict', { reason: 'already_member', field: 'email' });
  const sameAddress = and(eq(invitations.organizationId, actor.organizationId), eq(invitations.email, email), isOpen());
  const [pending] = await tx.select({ id: invitations.id }).from(invitations).where(and(sameAddress, isInTime()));
  if (pending) throw new DomainError('conflict', { reason: 'already_invited', field: 'email' });
  await tx.update(invitations).set({ revokedAt: sql`clock_timestamp()` }).where(sameAddress);
}
