import { eq } from 'drizzle-orm';
import { inTransaction } from '#db/client.server.ts';
import { providerOperations } from '#db/schema/providers.ts';
import { unsafeLockPayout } from './payment.queries.server.ts';
import { type Operation, planParts } from './plan-parts.server.ts';

/**
 * The parts by which a payout is sent, written down before the first is. One that was refused decides over the whole: then
 * nothing more is planned.
 */
export function planPayout(payoutId: string): Promise<Operation[]> {
  return inTransaction(async (tx) => {
    const payout = await unsafeLockPayout(tx, payoutId);
    const known = await tx.select().from(providerOperations).where(eq(providerOperations.subjectId, payoutId));
    if (payout.status !== 'pending' || known.some((part) => part.state === 'failed')) return known;
    const { id, amountVnd, contractId, milestoneId } = payout;
    return planParts(tx, { kind: 'pay_out', subjectId: id, key: `payout:${id}`, amountVnd, contractId, milestoneId });
  });
}
