import { eq } from 'drizzle-orm';
import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { challengeMachine } from '#app/domain/challenges/challenge.states.ts';
import { canDecide } from '#app/domain/evaluations/evaluation.policy.ts';
import { unsafePanelOf } from '#app/domain/evaluations/panel.queries.server.ts';
import { unsafeRanking } from '#app/domain/evaluations/ranking.queries.server.ts';
import type { RankingRow } from '#app/domain/evaluations/ranking.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { createContract } from '#app/domain/pilots/create-contract.server.ts';
import { unsafeSealedVersion } from '#app/domain/solutions/opened-solutions.queries.server.ts';
import { unsafeSolutionsIn } from '#app/domain/solutions/solution.queries.server.ts';
import { solutionMachine } from '#app/domain/solutions/solution.states.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { tellOfDecision } from './decision-notices.server.ts';
import { declineAll } from './decline-solutions.server.ts';

/**
 * Decides for one shortlisted solution: it is awarded, the others are declined with their reasons, and the draft of the
 * pilot contract is made, all at once or not at all. Only the sole best of the ranking is awarded without a written reason.
 *
 * @returns the draft contract
 * @throws DomainError conflict `feedback_missing` while an evaluated solution has no feedback, `winner_not_verified`; invalid_input
 *         `award_needs_reason`; forbidden before the result is locked; stale_state when it was decided meanwhile; not_found
 */
export function awardChallenge(
  actor: Actor,
  input: { challengeId: string; solutionId: string; reason: string },
): Promise<{ contractId: string }> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'award', challenge.status);
    assertAllowed(canDecide(actor, challenge, await unsafePanelOf(tx, challenge.id)));
    const standing = await unsafeSolutionsIn(tx, challenge.id, ['under_evaluation', 'shortlisted']);
    const winner = requireFound(standing.find((solution) => solution.id === input.solutionId));
    if (standing.some((solution) => !solution.feedback?.trim()))
      throw new DomainError('conflict', { reason: 'feedback_missing' });
    await assertVerified(tx, winner.organizationId);
    const best = isSoleBest(await unsafeRanking(tx, challenge.id), winner.id);
    if (!best && !input.reason.trim())
      throw new DomainError('invalid_input', { reason: 'award_needs_reason', field: 'reason' });

    await transition(tx, solutionMachine, 'award', winner, actor);
    const declined = standing.filter((solution) => solution.id !== winner.id);
    await declineAll(tx, actor, declined);
    await transition(tx, challengeMachine, 'award', challenge, actor, {
      ...(input.reason.trim() ? { reason: input.reason } : {}),
      details: { label: winner.label ?? '' },
    });
    const { content } = await unsafeSealedVersion(tx, winner);
    const contract = await createContract(tx, actor, {
      challengeId: challenge.id,
      solutionId: winner.id,
      buyerId: sponsor.id,
      supplierId: winner.organizationId,
      title: content.title,
      valueVnd: BigInt(content.priceVnd),
    });
    await tellOfDecision(tx, challenge, { winner, declined });
    await enqueue(tx, 'sync-search', { kind: 'challenge', id: challenge.id });
    return { contractId: contract.id };
  });
}

/** Only a verified organisation is awarded: it may have been suspended since it submitted. */
async function assertVerified(tx: Tx, organizationId: string): Promise<void> {
  const [winner] = await tx
    .select({ status: organizations.status })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('share');
  if (winner?.status !== 'verified') throw new DomainError('conflict', { reason: 'winner_not_verified' });
}

/** First in the ranking and equal to nobody. */
export function isSoleBest(ranking: readonly RankingRow[], solutionId: string): boolean {
  return ranking.some((row) => row.solutionId === solutionId && row.rank === 1 && !row.tied);
}
