import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import type { SubjectScope } from '#app/domain/kernel/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { canEdit } from './challenge.policy.ts';
import { visibleTo } from './challenge.queries.server.ts';

async function findInScope(actor: Actor | null, id: string) {
  const [row] = await db
    .select({ status: challenges.status, sponsorId: challenges.sponsorId, createdBy: challenges.createdBy })
    .from(challenges)
    .where(and(eq(challenges.id, id), visibleTo(actor)));
  return row;
}

/** Attachments follow the challenge: who may read it reads them, everybody once it is published; its writers add them. */
export const challengeSubject: SubjectScope = {
  canRead: async (actor, id, purpose) => purpose === 'attachment' && (await findInScope(actor, id)) !== undefined,
  canAttach: async (actor, id, purpose) => {
    if (purpose !== 'attachment') return false;
    const challenge = await findInScope(actor, id);
    return challenge !== undefined && canEdit(actor, challenge).allowed;
  },
};
