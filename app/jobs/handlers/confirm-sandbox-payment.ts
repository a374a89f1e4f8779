import { unsafeRequirePayment } from '#app/domain/payments/payment.queries.server.ts';
import { sandboxRail } from '#app/domain/payments/sandbox-rail.server.ts';
import { confirmFunding } from '#app/domain/pilots/confirm-funding.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Has the sandbox take the money, under our permanent key, and takes over what it says. May run any number of times. */
export async function handle({ paymentId }: JobPayload<'confirm-sandbox-payment'>): Promise<void> {
  const { status, amountVnd, reference } = await unsafeRequirePayment(paymentId);
  if (status !== 'pending') return;
  await confirmFunding(paymentId, await sandboxRail.collect({ key: `payment:${paymentId}`, amountVnd, reference }));
}
