import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { panelMembers } from '#db/schema/evaluations.ts';
import { canWaiveConflict } from './evaluation.policy.ts';
import { lockPanel, requireMembership } from './panel.queries.server.ts';

/**
 * Lets an evaluator score in spite of a conflict. Only the chair does, with a reason that stays on record.
 * @throws DomainError forbidden, invalid_input without a reason, not_found
 */
export function waiveConflict(
  actor: Actor,
  input: { challengeId: string; userId: string; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    if (!input.reason.trim()) throw new DomainError('invalid_input', { reason: 'reason_required', field: 'reason' });
    const panel = await lockPanel(tx, input.challengeId);
    const { member: chair } = await requireMembership(actor, input.challengeId, tx);
    const where = and(eq(panelMembers.panelId, panel.id), eq(panelMembers.userId, input.userId));
    const [found] = await tx.select().from(panelMembers).where(where);
    assertAllowed(canWaiveConflict(chair, requireFound(found), panel));
    await tx.update(panelMembers).set({ conflict: 'waived' }).where(where);
    await recordAudit(tx, actor, {
      event: 'panel.waive_conflict',
      subjectKind: 'panel',
      subjectId: panel.id,
      reason: input.reason,
      details: { member: input.userId },
    });
  });
}
