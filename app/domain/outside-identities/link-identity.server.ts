import { tellOfFactors } from '#app/domain/second-factors/factor-news.server.ts';
import { type AccountHolder, lockToAdd } from '#app/domain/second-factors/lock-factors.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { providerLabel } from './provider-label.server.ts';
import { takeArrival, writeIdentity } from './take-arrival.server.ts';

/**
 * Links an identity to an account whose owner has just shown that it is theirs: by a second factor, else by the password.
 * @returns where they were going
 * @throws DomainError invalid_input `password_wrong` beside `password`; forbidden `needs_recent_second_factor` or
 *         `outside_expired`; conflict `outside_known`
 */
export function linkIdentity(token: string, holder: AccountHolder, password: string): Promise<{ next: string }> {
  return inTransaction(async (tx) => {
    await lockToAdd(tx, holder, password);
    const arrival = await takeArrival(tx, token);
    await writeIdentity(tx, holder.userId, arrival);
    await tellOfFactors(tx, holder, 'outside_linked', providerLabel(arrival.issuer, holder.locale));
    return { next: arrival.next };
  });
}
