import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { db } from '#db/client.server.ts';
import { type CandidateSearch, matchesSearch } from './candidate-search.ts';
import { detectConflicts } from './detect-conflict.server.ts';
import { canAppointEvaluator, canFollowEvaluation, canFormPanel } from './evaluation.policy.ts';
import { evaluatorCandidates, unsafePanelView } from './panel.queries.server.ts';

/**
 * A challenge's panel and who else could sit on it, for the sponsor's managers. What the system finds between somebody and
 * the applicants is told as a yes or no with its kind, never with the applicant's name.
 * @throws DomainError forbidden for everybody else; not_found
 */
export async function requirePanelPage(actor: Actor, challengeId: string, search: CandidateSearch) {
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
    candidates: mayForm || mayAppoint ? await candidatesOf(challenge, search) : [],
  };
}

async function candidatesOf(challenge: { id: string; sponsorId: string; status: string }, search: CandidateSearch) {
  const candidates = await evaluatorCandidates(db, challenge);
  const userIds = candidates.map((each) => each.userId);
  const conflicts = await detectConflicts(db, { challengeId: challenge.id, userIds });
  return candidates.map((each) => ({
    ...each,
    matches: matchesSearch(each, search),
    /** Unknown while the box is sealed: nobody knows who has applied. */
    conflict: challenge.status === 'evaluating' ? (conflicts.get(each.userId)?.basis ?? ('none' as const)) : null,
  }));
}
