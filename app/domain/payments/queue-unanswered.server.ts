import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { unsafeUnanswered } from './provider-operation.queries.server.ts';

/** Asks the provider again for everything that it has not answered, each under its own key; safe any number of times. */
export async function queueUnanswered(): Promise<void> {
  const open = await unsafeUnanswered();
  await inTransaction(async (tx) => {
    for (const id of open.payments) await enqueue(tx, 'open-checkout', { paymentId: id }, { key: `checkout:${id}` });
    for (const id of open.payouts)
      await enqueue(tx, 'pay-out-by-stripe', { payoutId: id }, { key: `stripe-payout:${id}` });
    for (const id of open.refunds)
      await enqueue(tx, 'refund-by-stripe', { refundId: id }, { key: `stripe-refund:${id}` });
  });
}
