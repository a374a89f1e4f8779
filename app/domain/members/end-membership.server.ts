import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { Tx } from '#db/client.server.ts';
import { memberships } from '#db/schema/organizations.ts';
import { sessions } from '#db/schema/sessions.ts';
import { visibleTo } from './member.queries.server.ts';

/**
 * Takes a person out of the actor's organisation. Access ends with the commit, since every request reads the membership anew;
 * their sessions live on and act for no organisation until they choose another.
 */
export async function endMembership(tx: Tx, actor: Actor, userId: string): Promise<void> {
  await tx.delete(memberships).where(and(visibleTo(actor), eq(memberships.userId, userId)));
  await tx
    .update(sessions)
    .set({ activeOrganizationId: null })
    .where(and(eq(sessions.userId, userId), eq(sessions.activeOrganizationId, actor.organizationId)));
}
