import type { Actor } from '#app/domain/kernel/actor.ts';
import { listOwnInvitations } from '#app/domain/members/invitation.queries.server.ts';
import type { Task } from './task.ts';

/** Invitations to the person, whichever organisation they act for. */
export async function memberTasks(actor: Actor): Promise<Task[]> {
  return (await listOwnInvitations(actor)).map((offer) => ({
    kind: 'answer_invitation',
    subjectId: offer.id,
    code: offer.inviterName,
    title: offer.organizationName,
    dueAt: offer.expiresAt,
    path: '/loi-moi',
  }));
}
