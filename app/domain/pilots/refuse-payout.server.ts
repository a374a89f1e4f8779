import { inTransaction } from '#db/client.server.ts';
import { failPayout } from './fail-payout.server.ts';

/** A payout that the provider refused: the milestone waits for another release. Told twice, the second changes nothing. */
export async function refusePayout(payoutId: string, reason: string): Promise<void> {
  await inTransaction((tx) => failPayout(tx, payoutId, 'pending', reason));
}
