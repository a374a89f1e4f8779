import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { Tx } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { memberships } from '#db/schema/organizations.ts';
import { sessions } from '#db/schema/sessions.ts';
import { isOpen } from './invitation.queries.server.ts';
import { visibleTo } from './member.queries.server.ts';

/**
 * Takes a person out of the actor's organisation. Access ends with the commit, since every request reads the membership anew;
 * their sessions live on and act for no organisation until they choose another.
 */
export async function endMembership(tx: Tx, actor: Actor, userId: string): Promise<void> {
  await tx.delete(memberships).where(and(visibleTo(actor), eq(memberships.userId, userId)));
  // Whoever goes leaves no door open behind them.
  await tx
    .update(invitations)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(invitations.organizationId, actor.organizationId), eq(invitations.invitedBy, userId), isOpen()));
  await tx
    .update(sessions)
    .set({ activeOrganizationId: null })
    .where(and(eq(sessions.userId, userId), eq(sessions.activeOrganizationId, actor.organizationId)));
}
