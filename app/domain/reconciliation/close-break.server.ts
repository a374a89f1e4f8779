import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { reconciliationBreaks } from '#db/schema/bank.ts';
import { canUseTreasury } from './reconciliation.policy.ts';
import { breakMachine } from './reconciliation.states.ts';

/**
 * Closes a break with an explanation, which stays on record. It posts nothing: what has to be posted is posted by the act
 * that belongs to it.
 * @throws DomainError forbidden, not_found, stale_state
 */
export function closeBreak(actor: Actor, input: { breakId: string; explanation: string }): Promise<void> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const [row] = await tx.select().from(reconciliationBreaks).where(eq(reconciliationBreaks.id, input.breakId));
    const found = requireFound(row);
    assertCanFire(breakMachine, 'close', found.status);
    await transition(tx, breakMachine, 'close', found, actor, {
      reason: input.explanation,
      set: { closedBy: actor.userId, closedAt: await databaseNow(tx), explanation: input.explanation },
    });
  });
}
