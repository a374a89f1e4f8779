import { unsafeOperationBy, unsafePaymentOfIntent } from '#app/domain/payments/provider-operation.queries.server.ts';
import { queueUnanswered } from '#app/domain/payments/queue-unanswered.server.ts';
import { type ProviderEvent, unsafeEvent } from '#app/domain/payments/receive-event.server.ts';
import { recordChargeback } from '#app/domain/pilots/record-chargeback.server.ts';
import { reportStrayMoney } from '#app/domain/reconciliation/report-stray-money.server.ts';
import { readDispute } from '#app/integrations/stripe/stripe-rail.server.ts';
import type { JobPayload } from '../catalog.ts';
import { settleCheckout } from './open-checkout.ts';
import { handle as refundByStripe } from './refund-by-stripe.ts';

/**
 * Looks into what the provider reported. Nothing of the report itself is believed: the thing is read again, and what it is
 * now is taken over, so that neither order nor repetition of reports matters.
 */
export async function handle({ eventId }: JobPayload<'process-provider-event'>): Promise<void> {
  const event = await unsafeEvent(eventId);
  if (!event) return;
  const [, look] = looks.find(([prefix]) => event.type.startsWith(prefix)) ?? [];
  await look?.(event);
}

type Look = (event: ProviderEvent) => Promise<void>;

const looks: readonly [string, Look][] = [
  ['checkout.session.', lookAtCheckout],
  ['charge.dispute.', lookAtDispute],
  ['refund.', lookAtRefund],
  // A startup may have finished its account: payouts that wait for one are tried again.
  ['account.updated', queueUnanswered],
  ['payout.failed', lookAtPayeePayout],
];

async function lookAtCheckout({ objectId }: ProviderEvent): Promise<void> {
  const operation = await unsafeOperationBy(objectId);
  if (operation?.kind === 'collect') await settleCheckout(operation);
}

async function lookAtRefund({ objectId }: ProviderEvent): Promise<void> {
  const operation = await unsafeOperationBy(objectId);
  if (operation?.kind === 'refund') await refundByStripe({ refundId: operation.subjectId });
}

/** The money is taken as soon as the dispute is there; when it is won, it is back at the provider and a person decides. */
async function lookAtDispute({ objectId }: ProviderEvent): Promise<void> {
  const { gone, won, amountVnd, intentId } = await readDispute(objectId);
  const payment = intentId ? await unsafePaymentOfIntent(intentId) : null;
  if (!payment) {
    // Told of before the payment itself: this is tried again until that is known. Strangers' payments never are.
    if (gone) throw new Error(`no payment of the disputed ${intentId}`);
    return;
  }
  if (gone) await recordChargeback({ paymentId: payment.id, amountVnd, providerReference: objectId });
  if (won && payment.status === 'charged_back') await reportStrayMoney('chargeback_returned', objectId, amountVnd);
}

/** A startup's own bank refused what the provider sent it: the money is still in its account there. */
async function lookAtPayeePayout({ objectId, accountId }: ProviderEvent): Promise<void> {
  if (accountId) await reportStrayMoney('payee_payout_failed', objectId, null);
}
