import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { panelMembers } from '#db/schema/evaluations.ts';
import { detectConflict } from './detect-conflict.server.ts';
import { canDeclareConflict } from './evaluation.policy.ts';
import { lockPanel, requireMembership } from './panel.queries.server.ts';

export type DeclarationOutcome = 'clear' | 'declared' | 'detected';

/**
 * An evaluator's word on conflicts of interest, given once and before any solution is seen. What the system finds by itself
 * counts more than "none".
 * @throws DomainError forbidden when it was given before or the panel is not at work; not_found off the panel
 */
export function declareConflict(
  actor: Actor,
  input: { challengeId: string; conflict: 'none' | 'declared'; note: string },
): Promise<DeclarationOutcome> {
  return inTransaction(async (tx) => {
    await lockPanel(tx, input.challengeId);
    const { panel, member } = await requireMembership(actor, input.challengeId, tx);
    assertAllowed(canDeclareConflict(member, panel));
    const detected = await detectConflict(tx, { userId: actor.userId, challengeId: input.challengeId });
    const outcome = detected ? 'detected' : input.conflict === 'declared' ? 'declared' : 'clear';
    await tx
      .update(panelMembers)
      .set({
        conflict: outcome === 'clear' ? 'none' : 'declared',
        conflictBasis: detected?.basis ?? (outcome === 'declared' ? 'declared' : null),
        conflictNote: input.note || (detected?.organizationName ?? null),
        declaredAt: sql`clock_timestamp()`,
      })
      .where(and(eq(panelMembers.panelId, panel.id), eq(panelMembers.userId, actor.userId)));
    await recordAudit(tx, actor, {
      event: 'panel.declare_conflict',
      subjectKind: 'panel',
      subjectId: panel.id,
      details: { outcome, ...(detected ? { basis: detected.basis } : {}) },
      ...(input.note ? { reason: input.note } : {}),
    });
    return outcome;
  });
}
