import { lockChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { panelMembers } from '#db/schema/evaluations.ts';
import { canAppointEvaluator } from './evaluation.policy.ts';
import { evaluatorCandidates, lockPanel } from './panel.queries.server.ts';
import { tellAppointed } from './tell-appointed.server.ts';

/**
 * Adds an evaluator to a panel at work, usually in the place of one who declared a conflict. Nobody is ever taken off.
 * @throws DomainError invalid_input when the person may not evaluate; conflict when they are on the panel already
 */
export function appointEvaluator(actor: Actor, input: { challengeId: string; userId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const { challenge } = await lockChallenge(tx, input.challengeId, actor);
    const panel = await lockPanel(tx, challenge.id);
    assertAllowed(canAppointEvaluator(actor, challenge, panel));
    const [candidate] = await evaluatorCandidates(tx, challenge, [input.userId]);
    if (!candidate) throw new DomainError('invalid_input', { reason: 'panel_not_a_candidate', field: 'userId' });
    const added = await tx
      .insert(panelMembers)
      .values({ panelId: panel.id, userId: input.userId, role: 'evaluator' })
      .onConflictDoNothing()
      .returning();
    if (added.length === 0) throw new DomainError('conflict', { reason: 'panel_member_already', field: 'userId' });
    await recordAudit(tx, actor, {
      event: 'panel.appoint_evaluator',
      subjectKind: 'panel',
      subjectId: panel.id,
      rootKind: 'challenge',
      rootId: challenge.id,
    });
    await tellAppointed(tx, panel.id, challenge, [{ userId: input.userId, role: 'evaluator' }]);
  });
}
