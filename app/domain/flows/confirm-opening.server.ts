import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { challengeMachine } from '#app/domain/challenges/challenge.states.ts';
import { canConfirmOpening, type OpeningSide } from '#app/domain/evaluations/evaluation.policy.ts';
import { startScoringWhenReady } from '#app/domain/evaluations/start-scoring.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { type Solution, unsafeSolutionsIn } from '#app/domain/solutions/solution.queries.server.ts';
import { solutionMachine } from '#app/domain/solutions/solution.states.ts';
import { labelAt } from '#app/domain/solutions/solution-label.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { openings } from '#db/schema/evaluations.ts';
import { tellOfOpening, tellOtherOfficer } from './opening-notices.server.ts';

/**
 * One of the two officers confirms that the sealed box may be opened; with the second confirmation it opens, in the same
 * transaction: every submitted solution gets an anonymous label in random order and becomes readable, the evaluation
 * starts, and a complete panel begins to score.
 *
 * @returns whether the box is open now
 * @throws DomainError forbidden (wrong office, the same person twice, the challenge is not closed); conflict when nothing
 *         was submitted; not_found
 */
export function confirmOpening(
  actor: Actor,
  input: { challengeId: string; side: OpeningSide },
): Promise<'waiting' | 'opened'> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    assertCanFire(challengeMachine, 'start_evaluation', challenge.status);
    const confirmed = await tx.select().from(openings).where(eq(openings.challengeId, challenge.id));
    assertAllowed(canConfirmOpening(actor, input.side, challenge, confirmed));
    const sealed = await unsafeSolutionsIn(tx, challenge.id, ['submitted']);
    if (sealed.length === 0) throw new DomainError('conflict', { reason: 'nothing_to_open' });

    await tx.insert(openings).values({ challengeId: challenge.id, side: input.side, userId: actor.userId });
    await recordAudit(tx, actor, {
      event: 'challenge.confirm_opening',
      subjectKind: 'challenge',
      subjectId: challenge.id,
      details: { side: input.side },
    });
    if (confirmed.length === 0) {
      await tellOtherOfficer(tx, actor, input.side, challenge);
      return 'waiting';
    }

    await openAll(tx, actor, sealed);
    const evaluating = await transition(tx, challengeMachine, 'start_evaluation', challenge, actor, {
      details: { solutions: String(sealed.length) },
    });
    const panel = await startScoringWhenReady(tx, evaluating, actor);
    await tellOfOpening(tx, evaluating, sponsor.id, sealed, panel);
    return 'opened';
  });
}

async function openAll(tx: Tx, actor: Actor, sealed: readonly Solution[]): Promise<void> {
  for (const [index, solution] of shuffled(sealed).entries())
    await transition(tx, solutionMachine, 'open', solution, actor, { set: { label: labelAt(index) } });
}

/** Fisher and Yates, with a generator nobody can predict: a label says nothing of who submitted when. */
function shuffled<T>(rows: readonly T[]): T[] {
  const result = [...rows];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}
