import { inTransaction } from '#db/client.server.ts';
import { type NewBreak, openBreak } from './open-break.server.ts';

/** Puts money that the provider moved and the books do not know before a person, once. It posts nothing. */
export function reportStrayMoney(
  kind: Extract<NewBreak['kind'], 'payment_not_expected' | 'chargeback_returned' | 'payee_payout_failed'>,
  providerId: string,
  amountVnd: bigint | null,
): Promise<void> {
  return inTransaction((tx) => openBreak(tx, { kind, rail: 'stripe', dedupeKey: `${kind}:${providerId}`, amountVnd }));
}
