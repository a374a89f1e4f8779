import { noteOutcome } from '#app/domain/payments/note-outcome.server.ts';
import { unsafeRequireRefund } from '#app/domain/payments/payment.queries.server.ts';
import { planRefund } from '#app/domain/payments/plan-refund.server.ts';
import { unsafeOperationsOf } from '#app/domain/payments/provider-operation.queries.server.ts';
import { refundKey } from '#app/domain/payments/request-refunds.server.ts';
import { confirmRefund } from '#app/domain/pilots/confirm-refund.server.ts';
import { sendRefund } from '#app/integrations/stripe/stripe-rail.server.ts';
import type { JobPayload } from '../catalog.ts';

/**
 * Sends money back to the cards it came from, each part under its permanent key, and looks what became of those that were
 * pending. A refusal is kept until a person asks again; what had gone out by then is not sent again. May be killed anywhere.
 */
export async function handle({ refundId }: JobPayload<'refund-by-stripe'>): Promise<void> {
  const refund = await unsafeRequireRefund(refundId);
  if (refund.status !== 'pending') return;
  const answer = (state: 'done' | 'failed', reference: string) =>
    confirmRefund(refundId, refundKey(refund), { state, amountVnd: refund.amountVnd, reference });
  const asked = `${refundKey(refund)}:`;
  const refused = (await unsafeOperationsOf(refundId)).find(
    ({ key, state }) => state === 'failed' && key.startsWith(asked),
  );
  if (refused) return answer('failed', refused.lastError ?? 'refused');

  for (const { key, amountVnd, sourceId, state } of await planRefund(refundId)) {
    if (state === 'done' || !sourceId) continue;
    const { words, ...outcome } = await sendRefund({ key, amountVnd, intentId: sourceId });
    await noteOutcome(key, { ...outcome, lastError: words });
    if (outcome.state === 'failed') return answer('failed', words ?? 'refused');
  }
  const parts = (await unsafeOperationsOf(refundId)).filter((part) => part.state !== 'failed');
  if (parts.every((part) => part.state === 'done')) await answer('done', parts[0]?.providerId ?? '');
}
