import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { type AccountHolder, lockFactors } from './lock-factors.server.ts';
import { writeRecoveryCodes } from './recovery-code.server.ts';
import { hasSecondFactor } from './second-factor.policy.ts';

/**
 * Ten new recovery codes; the earlier ones open nothing any more.
 * @throws DomainError forbidden `needs_recent_second_factor`; conflict `no_factor_to_recover`
 */
export function makeRecoveryCodes(holder: AccountHolder): Promise<string[]> {
  return inTransaction(async (tx) => {
    const factors = await lockFactors(tx, holder);
    if (!hasSecondFactor(factors)) throw new DomainError('conflict', { reason: 'no_factor_to_recover' });
    const codes = await writeRecoveryCodes(tx, holder.userId);
    await tellOfFactors(tx, holder, 'recovery_codes_made');
    return codes;
  });
}
