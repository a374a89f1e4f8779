import { and, eq } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { inTransaction } from '#db/client.server.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { tellOfFactors } from './factor-news.server.ts';
import { type AccountHolder, isDemandedOf, lockFactors } from './lock-factors.server.ts';
import { forgetCodesWithoutFactor } from './recovery-code.server.ts';
import { canRemoveFactor } from './second-factor.policy.ts';

/**
 * Takes one passkey away; it opens nothing from now on.
 * @throws DomainError not_found; forbidden `last_factor_demanded` or `needs_recent_second_factor`
 */
export function removePasskey(holder: AccountHolder, passkeyId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const factors = await lockFactors(tx, holder);
    const own = and(eq(passkeys.id, passkeyId), eq(passkeys.userId, holder.userId));
    const [key] = await tx.select({ name: passkeys.name }).from(passkeys).where(own);
    const { name } = requireFound(key);
    assertAllowed(canRemoveFactor(factors, await isDemandedOf(tx, holder.userId)));
    await tx.delete(passkeys).where(own);
    await forgetCodesWithoutFactor(tx, holder.userId, { ...factors, passkeys: factors.passkeys - 1 });
    await tellOfFactors(tx, holder, 'passkey_removed', name);
  });
}
