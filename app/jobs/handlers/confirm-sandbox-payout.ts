import { unsafeRequirePayout } from '#app/domain/payments/payment.queries.server.ts';
import { sandboxRail } from '#app/domain/payments/sandbox-rail.server.ts';
import { confirmPayout } from '#app/domain/pilots/confirm-payout.server.ts';
import type { JobPayload } from '../catalog.ts';

/** Has the sandbox pay, under our permanent key, and takes over what it says. May run any number of times. */
export async function handle({ payoutId }: JobPayload<'confirm-sandbox-payout'>): Promise<void> {
  const { status, amountVnd, payeeId } = await unsafeRequirePayout(payoutId);
  if (status !== 'pending') return;
  await confirmPayout(payoutId, await sandboxRail.payOut({ key: `payout:${payoutId}`, amountVnd, payeeId }));
}
