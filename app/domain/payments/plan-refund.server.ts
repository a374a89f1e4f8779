import { inTransaction } from '#db/client.server.ts';
import { unsafeLockRefund } from './payment.queries.server.ts';
import { type Operation, planParts } from './plan-parts.server.ts';
import { refundKey } from './request-refunds.server.ts';

/**
 * The parts by which a refund is sent, written down before the first is; asked again after a refusal, only what has not
 * gone out is planned anew. Empty when the refund waits for nothing.
 */
export function planRefund(refundId: string): Promise<Operation[]> {
  return inTransaction(async (tx) => {
    const refund = await unsafeLockRefund(tx, refundId);
    if (refund.status !== 'pending') return [];
    const { id, amountVnd, contractId, milestoneId, funderId } = refund;
    const key = refundKey(refund);
    return planParts(tx, { kind: 'refund', subjectId: id, key, amountVnd, contractId, milestoneId, funderId });
  });
}
