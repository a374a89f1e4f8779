import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { listOpenedSolutions } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { unsafeSubmissionCount } from '#app/domain/solutions/solution.queries.server.ts';
import { db } from '#db/client.server.ts';
import { canFollowEvaluation } from './evaluation.policy.ts';
import { unsafePanelView } from './panel.queries.server.ts';
import { unsafeRanking } from './ranking.queries.server.ts';
import { unsafeProgress } from './sheet.queries.server.ts';

/**
 * Everything the sponsor's managers decide by: how far the panel has come and, once its result is locked, the ranking with
 * what each solution is still owed. Points are sums and means: who gave which is nobody's business here.
 * @throws DomainError forbidden for everybody else; not_found
 */
export async function requireResult(actor: Actor, challengeId: string) {
  const { challenge, criteria } = await requireChallenge(actor, challengeId);
  assertAllowed(canFollowEvaluation(actor, challenge));
  const [panel, solutions, submissions] = await Promise.all([
    unsafePanelView(challenge.id),
    listOpenedSolutions(actor, challenge.id),
    unsafeSubmissionCount(db, challenge.id),
  ]);
  const progress = panel ? await unsafeProgress(db, panel.id) : [];
  const ranking = panel?.status === 'locked' ? await unsafeRanking(db, challenge.id) : null;
  return { challenge, criteria, panel, solutions, submissions, progress, ranking };
}
