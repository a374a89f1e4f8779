import { type ChallengeView, publicChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { publicHistory } from '#app/domain/challenges/public-history.queries.server.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { publicWinner } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { canStart } from '#app/domain/solutions/solution.policy.ts';
import { ownSolutionFor } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';

/** What this visitor can do about an open call; `why` is a policy's reason code. */
export type PublicAction =
  | { kind: 'none' }
  | { kind: 'sign_in' }
  | { kind: 'start' }
  | { kind: 'own_solution'; solutionId: string; editable: boolean }
  | { kind: 'manage'; challengeId: string }
  | { kind: 'denied'; why: string };

/**
 * A published challenge with what belongs to its public page.
 * @throws DomainError not_found when it was never published, or does not exist
 */
export async function requirePublicChallenge(actor: Actor | null, code: string) {
  const view = requireFound(await publicChallenge(code));
  const { id, status, closesAt } = view.challenge;
  const [documents, history, winner, now] = await Promise.all([
    listDocuments(actor, 'challenge', id, 'attachment'),
    publicHistory(id),
    status === 'awarded' ? publicWinner(id) : null,
    databaseNow(db),
  ]);
  // A deadline that has passed is passed, even before the job that closes the challenge has run.
  const open = status === 'published' && closesAt !== null && closesAt > now;
  return { ...view, documents, history, winner, open, action: await actionOf(actor, view, open) };
}

async function actionOf(actor: Actor | null, { challenge }: ChallengeView, open: boolean): Promise<PublicAction> {
  if (!actor) return open ? { kind: 'sign_in' } : { kind: 'none' };
  if (actor.organizationId === challenge.sponsorId) return { kind: 'manage', challengeId: challenge.id };
  const own = actor.organizationKind === 'startup' ? await ownSolutionFor(actor, challenge.id) : null;
  if (own) return { kind: 'own_solution', solutionId: own.id, editable: open };
  if (!open) return { kind: 'none' };
  const decision = canStart(actor);
  return decision.allowed ? { kind: 'start' } : { kind: 'denied', why: decision.reason };
}
