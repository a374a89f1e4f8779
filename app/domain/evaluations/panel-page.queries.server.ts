import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { canAppointEvaluator, canFollowEvaluation, canFormPanel } from './evaluation.policy.ts';
import { evaluatorCandidates, unsafePanelView } from './panel.queries.server.ts';

/**
 * A challenge's panel and who else could sit on it, for the sponsor's managers.
 * @throws DomainError forbidden for everybody else; not_found
 */
export async function requirePanelPage(actor: Actor, challengeId: string) {
  const { challenge } = await requireChallenge(actor, challengeId);
  assertAllowed(canFollowEvaluation(actor, challenge));
  const panel = await unsafePanelView(challenge.id);
  const mayForm = canFormPanel(actor, challenge, panel).allowed;
  const mayAppoint = panel !== null && canAppointEvaluator(actor, challenge, panel).allowed;
  return {
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title, status: challenge.status },
    panel,
    mayForm,
    mayAppoint,
    candidates: mayForm || mayAppoint ? await evaluatorCandidates(db, challenge) : [],
  };
}
