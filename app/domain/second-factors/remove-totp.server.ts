import { eq } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { totpCredentials } from '#db/schema/second-factors.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { type AccountHolder, isDemandedOf, lockFactors } from './lock-factors.server.ts';
import { forgetCodesWithoutFactor } from './recovery-code.server.ts';
import { canRemoveFactor } from './second-factor.policy.ts';

/**
 * Takes the authenticator app away.
 * @throws DomainError not_found; forbidden `last_factor_demanded` or `needs_recent_second_factor`
 */
export function removeTotp(holder: AccountHolder): Promise<void> {
  return inTransaction(async (tx) => {
    const factors = await lockFactors(tx, holder);
    if (!factors.totp) throw new DomainError('not_found');
    assertAllowed(canRemoveFactor(factors, await isDemandedOf(tx, holder.userId)));
    await tx.delete(totpCredentials).where(eq(totpCredentials.userId, holder.userId));
    await forgetCodesWithoutFactor(tx, holder.userId, { ...factors, totp: false });
    await tellOfFactors(tx, holder, 'totp_removed');
  });
}
