import { and, eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import { failPayout } from '#app/domain/pilots/fail-payout.server.ts';
import { receivePayment } from '#app/domain/pilots/receive-payment.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { bankLines, reconciliationBreaks, suspenseDecisions, suspenseItems } from '#db/schema/bank.ts';
import { outOfSuspense } from './bank-postings.ts';
import { type Decision, lockItem } from './propose-decision.server.ts';
import { canConfirmDecision, canRejectDecision, canUseTreasury } from './reconciliation.policy.ts';
import { breakMachine, decisionMachine } from './reconciliation.states.ts';

type Input = { decisionId: string; verdict: 'confirm' | 'reject'; reason: string };

/**
 * A second person's word on what becomes of money in suspense. Confirmed, it moves at once, except what goes back to its
 * payer: that waits for a batch and for the bank.
 * @throws DomainError not_found, forbidden (also for who proposed it), stale_state; conflict when the request has been paid
 *         or closed meanwhile
 */
export function decideSuspense(actor: Actor, { decisionId, verdict, reason }: Input): Promise<void> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    const [known] = await tx.select().from(suspenseDecisions).where(eq(suspenseDecisions.id, decisionId));
    await lockItem(tx, requireFound(known).itemId);
    const [row] = await tx.select().from(suspenseDecisions).where(eq(suspenseDecisions.id, decisionId));
    const decision = requireFound(row);
    assertCanFire(decisionMachine, verdict, decision.status);
    assertAllowed((verdict === 'confirm' ? canConfirmDecision : canRejectDecision)(actor, decision));
    if (verdict === 'confirm') await carryOut(tx, actor, decision);
    await transition(tx, decisionMachine, verdict, decision, actor, {
      set: { decidedBy: actor.userId, decidedAt: await databaseNow(tx) },
      ...(reason ? { reason } : {}),
      details: { amountVnd: decision.amountVnd.toString() },
    });
  });
}

/** The contract is locked before the accounts without a contract: whoever holds those waits for no contract. */
async function carryOut(tx: Tx, actor: Actor, decision: Decision): Promise<void> {
  if (decision.kind === 'send_back') return;
  if (decision.paymentId) await assign(tx, decision, decision.paymentId);
  if (decision.payoutId) {
    const [line] = await lineOf(tx, decision.itemId);
    if (!(await failPayout(tx, decision.payoutId, 'confirmed', line?.description || decision.reason)))
      throw new DomainError('conflict', { reason: 'suspense_no_payout' });
  }
  await postTransfer(tx, outOfSuspense(decision.id, decision.amountVnd));
  if (decision.coversLineId) await closeBreakOf(tx, actor, decision.coversLineId, decision.reason);
}

const lineOf = (tx: Tx, itemId: string) =>
  tx
    .select({ id: bankLines.id, description: bankLines.description, bankReference: bankLines.bankReference })
    .from(suspenseItems)
    .innerJoin(bankLines, eq(bankLines.id, suspenseItems.lineId))
    .where(eq(suspenseItems.id, itemId));

async function assign(tx: Tx, decision: Decision, paymentId: string): Promise<void> {
  const [line] = await lineOf(tx, decision.itemId);
  const { id: lineId, bankReference } = requireFound(line);
  const { amountVnd, id: decisionId } = decision;
  const said = await receivePayment(tx, { paymentId, lineId, decisionId, amountVnd, bankReference });
  if (said !== 'received') throw new DomainError('conflict', { reason: 'suspense_request_closed' });
}

async function closeBreakOf(tx: Tx, actor: Actor, lineId: string, explanation: string): Promise<void> {
  const [open] = await tx
    .select()
    .from(reconciliationBreaks)
    .where(and(eq(reconciliationBreaks.lineId, lineId), eq(reconciliationBreaks.status, 'open')));
  if (!open) return;
  await transition(tx, breakMachine, 'close', open, actor, {
    reason: explanation,
    set: { closedBy: actor.userId, closedAt: await databaseNow(tx), explanation },
  });
}
