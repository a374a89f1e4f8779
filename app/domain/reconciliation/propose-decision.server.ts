import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { unsafeReceivedVnd } from '#app/domain/payments/payment.queries.server.ts';
import { type Database, inTransaction, type Tx } from '#db/client.server.ts';
import { bankLineOutcomes, bankLines, payoutBatchEntries, suspenseDecisions, suspenseItems } from '#db/schema/bank.ts';
import { payments, payouts } from '#db/schema/payments.ts';
import { canUseTreasury } from './reconciliation.policy.ts';
import type { DecisionInput } from './reconciliation.schema.ts';

export type Decision = typeof suspenseDecisions.$inferSelect;

/** Money of an item that no live decision has spoken for, in đồng. Unsafe: the caller holds the item. */
export async function unsafeFreeVnd(tx: Database, itemId: string): Promise<bigint> {
  const [row] = await tx
    .select({
      freeVnd: sql<string>`(suspense_items.amount_vnd - coalesce((
        select sum(d.amount_vnd) from suspense_decisions d
        where d.item_id = suspense_items.id and d.status in ('proposed', 'confirmed', 'sent_back')), 0))::text`,
    })
    .from(suspenseItems)
    .where(eq(suspenseItems.id, itemId));
  return BigInt(requireFound(row).freeVnd);
}

/** Items are never changed, so that their rows cannot be locked; this stands for it. */
export async function lockItem(tx: Tx, itemId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`suspense:${itemId}`}, 0))`);
}

/**
 * Proposes what becomes of money in suspense, or of a part of it: to a payment request (never more than is due there; the
 * rest stays), as the return of a payout, back to whoever paid, or against a movement out that belongs to nobody. Nothing
 * moves before a second person confirms it.
 * @throws DomainError forbidden, not_found; invalid_input beside the field
 */
export function proposeDecision(actor: Actor, itemId: string, input: DecisionInput): Promise<Decision> {
  return inTransaction(async (tx) => {
    assertAllowed(canUseTreasury(actor));
    await lockItem(tx, itemId);
    const freeVnd = await unsafeFreeVnd(tx, itemId);
    if (freeVnd === 0n) throw new DomainError('conflict', { reason: 'suspense_settled' });
    const target = await targetOf(tx, input);
    const amountVnd = target.amountVnd ?? input.amountVnd ?? (target.atMostVnd < freeVnd ? target.atMostVnd : freeVnd);
    if (amountVnd > freeVnd || amountVnd > target.atMostVnd)
      throw new DomainError('invalid_input', {
        reason: 'suspense_amount',
        field: target.amountVnd ? 'target' : 'amountVnd',
      });
    const [decision] = await tx
      .insert(suspenseDecisions)
      .values({
        itemId,
        kind: input.kind,
        amountVnd,
        reason: input.reason,
        proposedBy: actor.userId,
        ...target.columns,
      })
      .returning();
    const made = requireFound(decision);
    await recordAudit(tx, actor, {
      event: 'suspense_decision.propose',
      subjectKind: 'suspense_decision',
      subjectId: made.id,
      toStatus: made.status,
      reason: input.reason,
      details: { amountVnd: amountVnd.toString(), kind: input.kind },
    });
    await notify(tx, {
      to: { desk: 'treasury' },
      except: actor.userId,
      kind: 'decision_waiting',
      subject: { kind: 'suspense_decision', id: made.id },
      path: `/dieu-phoi/doi-soat/cho-lam-ro/${itemId}`,
      data: { amountVnd: amountVnd.toString(), name: actor.displayName },
      dedupeKey: `decision_waiting:${made.id}`,
    });
    return made;
  });
}

type Target = {
  columns: Partial<typeof suspenseDecisions.$inferInsert>;
  atMostVnd: bigint;
  /** Where the amount follows from what it is for. */
  amountVnd?: bigint;
};

const wrong = (reason: string) => new DomainError('invalid_input', { reason, field: 'target' });

async function targetOf(tx: Tx, input: DecisionInput): Promise<Target> {
  if (input.kind === 'send_back') {
    const { beneficiaryName, beneficiaryBin, beneficiaryAccount } = input;
    return {
      columns: { beneficiaryName, beneficiaryBin, beneficiaryAccount },
      atMostVnd: input.amountVnd ?? 10n ** 15n,
    };
  }
  if (input.kind === 'assign') {
    const [payment] = await tx.select().from(payments).where(eq(payments.reference, input.target));
    if (!payment || payment.rail !== 'bank') throw wrong('suspense_no_request');
    if (payment.status !== 'pending') throw wrong('suspense_request_closed');
    const dueVnd = payment.amountVnd - (await unsafeReceivedVnd(tx, payment.id));
    return { columns: { paymentId: payment.id }, atMostVnd: dueVnd };
  }
  if (input.kind === 'payout_return') {
    const [row] = await tx
      .select({ payout: payouts })
      .from(payoutBatchEntries)
      .innerJoin(payouts, eq(payouts.id, payoutBatchEntries.payoutId))
      .where(eq(payoutBatchEntries.reference, input.target));
    if (row?.payout.status !== 'confirmed') throw wrong('suspense_no_payout');
    const { id: payoutId, amountVnd } = row.payout;
    return { columns: { payoutId }, atMostVnd: amountVnd, amountVnd };
  }
  const [line] = await tx
    .select({ id: bankLines.id, amountVnd: bankLines.amountVnd })
    .from(bankLines)
    .innerJoin(bankLineOutcomes, eq(bankLineOutcomes.lineId, bankLines.id))
    .where(
      sql`${bankLines.id}::text = ${input.target} and ${bankLines.side} = 'debit' and ${bankLineOutcomes.outcome} = 'unexplained'`,
    );
  if (!line) throw wrong('suspense_no_line');
  return { columns: { coversLineId: line.id }, atMostVnd: line.amountVnd, amountVnd: line.amountVnd };
}
