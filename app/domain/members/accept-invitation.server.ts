import { and, eq, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { isInTime, isOpen } from './invitation.queries.server.ts';

/**
 * A person whose address is proved joins the organisation that invited this address. One UPDATE takes the invitation, so that
 * of two tabs one joins; the database's clock decides whether it was in time.
 *
 * @throws DomainError not_found when it is used, revoked, too old, or somebody else's: nobody is told apart
 */
export function acceptInvitation(
  person: Person,
  input: { invitationId: string },
): Promise<{ organizationId: string; organizationName: string }> {
  return inTransaction(async (tx) => {
    const [taken] = await tx
      .update(invitations)
      .set({ acceptedAt: sql`clock_timestamp()`, acceptedBy: person.userId })
      .where(and(eq(invitations.id, input.invitationId), eq(invitations.email, person.email), isOpen(), isInTime()))
      .returning();
    const { organizationId, roles } = requireFound(taken);
    const [found] = await tx
      .select({ name: organizations.name })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    const { name } = requireFound(found);
    // Somebody who has come in by another way meanwhile keeps the roles they have.
    const joined = await tx
      .insert(memberships)
      .values({ organizationId, userId: person.userId, roles })
      .onConflictDoNothing()
      .returning();
    if (joined.length > 0) {
      await recordAudit(
        tx,
        { ...person, organizationId },
        {
          event: 'organization.join',
          subjectKind: 'organization',
          subjectId: organizationId,
          details: { invitation: input.invitationId, roles: roles.join(' ') },
        },
      );
      await notify(tx, {
        to: { organizationId, roles: ['owner'] },
        kind: 'member_joined',
        subject: { kind: 'organization', id: organizationId },
        path: '/don-vi/thanh-vien',
        data: { organization: name, person: person.displayName },
        dedupeKey: `member_joined:${input.invitationId}`,
      });
    }
    return { organizationId, organizationName: name };
  });
}
