import { and, eq, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { organizations } from '#db/schema/organizations.ts';
import { addMember } from './add-member.server.ts';
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
    const joining = { organizationId, organizationName: name, roles, cause: input.invitationId };
    if (await addMember(tx, person, joining))
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
    return { organizationId, organizationName: name };
  });
}
