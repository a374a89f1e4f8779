import { requireChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { readOpenedSolution } from '#app/domain/solutions/opened-solutions.queries.server.ts';

/**
 * One opened solution of a challenge with what it answers to, for an office; the reading is put on the audit trail.
 * @throws DomainError not_found, also for a solution of another challenge
 */
export async function requireOpenedSolution(actor: Actor, challengeId: string, solutionId: string) {
  const { challenge, criteria } = await requireChallenge(actor, challengeId);
  const solution = await readOpenedSolution(actor, solutionId);
  if (solution.challengeId !== challenge.id) throw new DomainError('not_found');
  return {
    challenge: { id: challenge.id, code: challenge.code, title: challenge.title, status: challenge.status },
    criteria: criteria.map(({ id, name, guidance, weightBps }) => ({ id, name, guidance, weightBps })),
    solution,
  };
}
