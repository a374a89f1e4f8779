import { noteOutcome } from '#app/domain/payments/note-outcome.server.ts';
import { unsafeRequirePayment } from '#app/domain/payments/payment.queries.server.ts';
import { planCheckout } from '#app/domain/payments/plan-checkout.server.ts';
import type { Operation } from '#app/domain/payments/plan-parts.server.ts';
import { confirmFunding } from '#app/domain/pilots/confirm-funding.server.ts';
import { reportStrayMoney } from '#app/domain/reconciliation/report-stray-money.server.ts';
import { env } from '#app/env.server.ts';
import { openCheckout, readCheckout } from '#app/integrations/stripe/stripe-rail.server.ts';
import type { JobPayload } from '../catalog.ts';

/**
 * Makes sure that an unpaid request has a page at the provider on which it can be paid; looks first what became of the one
 * that it had. May run any number of times.
 */
export async function handle({ paymentId }: JobPayload<'open-checkout'>): Promise<void> {
  const known = await planCheckout(paymentId);
  if (known?.providerId) await settleCheckout(known);
  const wanted = known?.providerId ? await planCheckout(paymentId) : known;
  if (!wanted || wanted.providerId) return;
  const { amountVnd, reference, contractId } = await unsafeRequirePayment(paymentId);
  const backTo = `${env.publicUrl}/hop-dong/${contractId}`;
  const opened = await openCheckout({ key: wanted.key, amountVnd, reference, paymentId, backTo, lang: 'vi' });
  await noteOutcome(wanted.key, { state: 'pending', ...opened });
}

/** Takes over what the provider says of such a page now, in whatever order it told us. */
export async function settleCheckout(operation: Operation): Promise<void> {
  if (!operation.providerId) return;
  const said = await readCheckout(operation.providerId);
  if (said.state === 'failed') return noteOutcome(operation.key, { state: 'failed', lastError: 'expired' });
  if (said.state !== 'done' || said.intentId === null) return;
  const { amountVnd, intentId } = said;
  await noteOutcome(operation.key, { state: 'done' });
  if (amountVnd === operation.amountVnd)
    await confirmFunding(operation.subjectId, { state: 'done', amountVnd, reference: intentId });
  // Another amount, or paid when nothing was asked any more: the money lies at the provider and in no contract.
  const { providerReference } = await unsafeRequirePayment(operation.subjectId);
  if (providerReference !== intentId) await reportStrayMoney('payment_not_expected', intentId, amountVnd);
}
