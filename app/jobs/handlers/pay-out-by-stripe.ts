import { noteOutcome } from '#app/domain/payments/note-outcome.server.ts';
import { unsafeRequirePayout } from '#app/domain/payments/payment.queries.server.ts';
import type { Operation } from '#app/domain/payments/plan-parts.server.ts';
import { planPayout } from '#app/domain/payments/plan-payout.server.ts';
import { unsafeOperationsOf, unsafePayeeAccount } from '#app/domain/payments/provider-operation.queries.server.ts';
import { confirmPayout } from '#app/domain/pilots/confirm-payout.server.ts';
import { refusePayout } from '#app/domain/pilots/refuse-payout.server.ts';
import { isPayable, reverseTransfer, sendTransfer } from '#app/integrations/stripe/stripe-rail.server.ts';
import type { JobPayload } from '../catalog.ts';

/**
 * Sends a released payout to the startup's account, out of the payments that brought it, each part under its permanent key.
 * A startup without a finished account is waited for. May be killed anywhere and run again.
 */
export async function handle({ payoutId }: JobPayload<'pay-out-by-stripe'>): Promise<void> {
  const { status, payeeId } = await unsafeRequirePayout(payoutId);
  if (status !== 'pending') return;
  const accountId = await unsafePayeeAccount(payeeId);
  if (!accountId || !(await isPayable(accountId))) return;

  for (const part of await planPayout(payoutId)) await send(part, accountId);
  const parts = await unsafeOperationsOf(payoutId);
  const refused = parts.find((part) => part.state === 'failed');
  if (refused) return takeBack(payoutId, parts, refused.lastError ?? 'refused');
  if (parts.some((part) => part.state !== 'done')) return;
  const amountVnd = parts.reduce((sum, part) => sum + part.amountVnd, 0n);
  await confirmPayout(payoutId, { state: 'done', amountVnd, reference: parts[0]?.providerId ?? '' });
}

async function send({ key, amountVnd, sourceId, state }: Operation, accountId: string): Promise<void> {
  if (state !== 'asked' || !sourceId) return;
  const { words, ...outcome } = await sendTransfer({ key, amountVnd, accountId, intentId: sourceId });
  await noteOutcome(key, { ...outcome, lastError: words });
}

/** A payout goes whole or not at all: parts that had gone are called back before it is given up. */
async function takeBack(payoutId: string, parts: readonly Operation[], words: string): Promise<void> {
  for (const { key, state, providerId } of parts) {
    if (state !== 'done' || !providerId) continue;
    await reverseTransfer(`${key}:reversal`, providerId);
    await noteOutcome(key, { state: 'reversed' });
  }
  await refusePayout(payoutId, words);
}
