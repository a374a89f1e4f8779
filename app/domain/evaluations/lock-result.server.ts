import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { unsafeSolutionsIn } from '#app/domain/solutions/solution.queries.server.ts';
import { solutionMachine } from '#app/domain/solutions/solution.states.ts';
import { inTransaction } from '#db/client.server.ts';
import { canLockResult, mayScore } from './evaluation.policy.ts';
import { allLocked } from './lock-score-sheet.server.ts';
import { lockPanel, requireMembership } from './panel.queries.server.ts';
import { panelMachine } from './panel.states.ts';
import { leastEvaluators } from './panel-composition.ts';
import { unsafeRanking } from './ranking.queries.server.ts';
import { unsafeProgress } from './sheet.queries.server.ts';

/**
 * The chair closes the scoring: no sheet changes any more, names stop being withheld, and whatever meets the minimums is
 * shortlisted, which alone can be awarded.
 * @throws DomainError conflict while a sheet or a declaration is missing, or fewer than two evaluators count; forbidden;
 *         stale_state; not_found
 */
export function lockResult(actor: Actor, input: { challengeId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge, sponsor } = await lockChallenge(tx, input.challengeId, actor);
    const panel = await lockPanel(tx, challenge.id);
    const { member } = await requireMembership(actor, challenge.id, tx);
    assertCanFire(panelMachine, 'lock_result', panel.status);
    assertAllowed(canLockResult(member, panel));
    if (!(await allLocked(tx, panel.id))) throw new DomainError('conflict', { reason: 'sheets_missing' });
    const evaluators = (await unsafeProgress(tx, panel.id)).filter((each) =>
      mayScore({ role: 'evaluator', conflict: each.conflict }),
    );
    if (evaluators.length < leastEvaluators) throw new DomainError('conflict', { reason: 'too_few_evaluators' });

    await transition(tx, panelMachine, 'lock_result', panel, actor, {
      root: { kind: 'challenge', id: challenge.id },
      set: { lockedAt: await databaseNow(tx) },
    });
    const ranked = new Set(
      (await unsafeRanking(tx, challenge.id)).flatMap((row) => (row.standing === 'ranked' ? [row.solutionId] : [])),
    );
    for (const solution of await unsafeSolutionsIn(tx, challenge.id, ['under_evaluation']))
      if (ranked.has(solution.id)) await transition(tx, solutionMachine, 'shortlist', solution, actor);

    await notify(tx, {
      to: { organizationId: sponsor.id },
      kind: 'result_locked',
      subject: { kind: 'challenge', id: challenge.id },
      path: `/don-vi/de-bai/${challenge.id}/ket-qua`,
      data: { title: challenge.title, code: challenge.code },
      dedupeKey: `result_locked:${panel.id}`,
    });
  });
}
