import { unsafeRequireRefund } from '#app/domain/payments/payment.queries.server.ts';
import { refundKey } from '#app/domain/payments/request-refunds.server.ts';
import { sandboxRail } from '#app/domain/payments/sandbox-rail.server.ts';
import { confirmRefund } from '#app/domain/pilots/confirm-refund.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Has the sandbox send money back, under our permanent key, and takes over what it says. May run any number of times. */
export async function handle({ refundId }: JobPayload<'confirm-sandbox-refund'>): Promise<void> {
  const refund = await unsafeRequireRefund(refundId);
  if (refund.status !== 'pending') return;
  const key = refundKey(refund);
  const { amountVnd, funderId } = refund;
  await confirmRefund(refundId, key, await sandboxRail.refund({ key, amountVnd, funderId }));
}
