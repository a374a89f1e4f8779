import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { changeRoles } from '#app/domain/members/change-roles.server.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { leaveOrganization } from '#app/domain/members/leave-organization.server.ts';
import { removeMember } from '#app/domain/members/remove-member.server.ts';
import { resendInvitation } from '#app/domain/members/resend-invitation.server.ts';
import { revokeInvitation } from '#app/domain/members/revoke-invitation.server.ts';
import { transferOwnership } from '#app/domain/members/transfer-ownership.server.ts';
import { db } from '#db/client.server.ts';
import { invitations } from '#db/schema/members.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import type { Row } from './row.ts';

const invited = (email: string) => ({ email, roles: ['member' as const], message: '' });

/** An organisation with an owner and a member, whom it is about. */
const withMember = (use: (actor: Actor, member: Actor) => Promise<unknown>) => async () => {
  const home = await createActor();
  const member = await createColleague(home, ['member']);
  return { home, run: (actor: Actor) => use(actor, member) };
};

const withInvitation = (use: (actor: Actor, invitationId: string) => Promise<unknown>) => async () => {
  const home = await createActor();
  await inviteMember(home, invited('duoc-moi@vi-du.example'));
  const [row] = await db.select().from(invitations).where(eq(invitations.organizationId, home.organizationId));
  return { home, run: (actor: Actor) => use(actor, row?.id ?? '') };
};

const ofOwner = 'ok needs_owner needs_owner needs_owner';

export const memberRows: Record<string, Row> = {
  'members/invite-member': {
    own: ofOwner,
    standing: 'organization_suspended ok ok ok',
    stranger: 'ok',
    desks: 'needs_owner …',
    scene: withMember((actor) => inviteMember(actor, invited('moi@vi-du.example'))),
  },
  'members/resend-invitation': {
    own: ofOwner,
    standing: 'organization_suspended ok ok ok',
    stranger: '404',
    desks: 'needs_owner …',
    scene: withInvitation((actor, invitationId) => resendInvitation(actor, { invitationId })),
  },
  'members/revoke-invitation': {
    own: ofOwner,
    standing: 'ok …',
    stranger: '404',
    desks: 'needs_owner …',
    scene: withInvitation((actor, invitationId) => revokeInvitation(actor, { invitationId })),
  },
  'members/change-roles': {
    own: ofOwner,
    standing: 'ok …',
    stranger: '404',
    desks: '404 …',
    scene: withMember((actor, { userId }) => changeRoles(actor, { userId, roles: ['manager'] })),
  },
  // Making an owner hands the organisation over.
  'members/change-roles#owner': {
    own: ofOwner,
    standing: 'ok ok needs_recent_second_factor needs_recent_second_factor',
    stranger: '404',
    desks: '404 …',
    scene: withMember((actor, { userId }) => changeRoles(actor, { userId, roles: ['owner'] })),
  },
  'members/remove-member': {
    own: ofOwner,
    standing: 'ok …',
    stranger: '404',
    desks: '404 …',
    scene: withMember((actor, { userId }) => removeMember(actor, { userId, reason: 'Đã nghỉ việc.' })),
  },
  'members/transfer-ownership': {
    own: ofOwner,
    standing: 'ok ok needs_recent_second_factor needs_recent_second_factor',
    stranger: '404',
    desks: '404 …',
    scene: withMember((actor, { userId }) => transferOwnership(actor, { successorId: userId, keep: 'manager' })),
  },
  // Everybody may go, but for the last owner and the last administrator.
  'members/leave-organization': {
    own: 'ok …',
    standing: 'ok …',
    stranger: 'last_owner',
    desks: 'ok ok ok ok last_administrator last_administrator',
    scene: withMember((actor) => leaveOrganization(actor)),
  },
};
