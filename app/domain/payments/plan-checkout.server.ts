import { and, eq } from 'drizzle-orm';
import { inTransaction } from '#db/client.server.ts';
import { providerOperations } from '#db/schema/providers.ts';
import { unsafeLockPayment } from './payment.queries.server.ts';
import type { Operation } from './plan-parts.server.ts';

/**
 * Writes down that a page is wanted on which a payment is made: the one that is wanted or open already, or the next one
 * after all earlier ones have ended. There is never more than one on which money could come in.
 * @returns null when the payment waits for nothing any more
 */
export function planCheckout(paymentId: string): Promise<Operation | null> {
  return inTransaction(async (tx) => {
    const payment = await unsafeLockPayment(tx, paymentId);
    if (payment.status !== 'pending' || payment.rail !== 'stripe') return null;
    const earlier = await tx
      .select()
      .from(providerOperations)
      .where(and(eq(providerOperations.subjectId, paymentId), eq(providerOperations.kind, 'collect')));
    const open = earlier.find((each) => each.state !== 'failed');
    if (open) return open;
    const [made] = await tx
      .insert(providerOperations)
      .values({
        key: `payment:${paymentId}:${earlier.length + 1}`,
        kind: 'collect',
        subjectId: paymentId,
        amountVnd: payment.amountVnd,
      })
      .returning();
    return made ?? null;
  });
}
