import { and, desc, eq } from 'drizzle-orm';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { canCancel, canReadReview, canReview, canSeeReviewQueue } from './challenge.policy.ts';
import { requireChallenge } from './challenge.queries.server.ts';

/**
 * All a reviewer reads before deciding, and what they may do now. Challenges that were decided stay readable here for the
 * officers of the desk. A published one is everybody's to read, but not what the reviewers and its sponsor wrote to each other.
 * @throws DomainError not_found, forbidden
 */
export async function challengeForReview(actor: Actor, id: string) {
  assertAllowed(canSeeReviewQueue(actor));
  const view = await requireChallenge(actor, id);
  if (!canReadReview(actor, { ...view.challenge, sponsorKind: view.sponsor.kind })) throw new DomainError('not_found');
  const [documents, timeline] = await Promise.all([
    listDocuments(actor, 'challenge', id),
    unsafeTimeline(db, { kind: 'challenge', id }, eq(auditEvents.subjectKind, 'challenge')),
  ]);
  const review = canReview(actor, { ...view.challenge, sponsorKind: view.sponsor.kind });
  return {
    ...view,
    documents,
    timeline,
    mayReview: review.allowed,
    mayCancel: canCancel(actor, view.challenge).allowed,
  };
}

/**
 * Why the reviewer gave a draft back, as long as that is the last thing that happened to it.
 * Unsafe: the caller has read the challenge in its own scope.
 */
export async function unsafeReturnReason(challengeId: string): Promise<string | null> {
  const [last] = await db
    .select({ event: auditEvents.event, reason: auditEvents.reason })
    .from(auditEvents)
    .where(and(eq(auditEvents.rootKind, 'challenge'), eq(auditEvents.rootId, challengeId)))
    .orderBy(desc(auditEvents.id))
    .limit(1);
  return last?.event === 'challenge.request_changes' ? last.reason : null;
}
