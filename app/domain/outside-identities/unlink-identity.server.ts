import { and, eq } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { tellOfFactors } from '#app/domain/second-factors/factor-news.server.ts';
import { type AccountHolder, lockFactors } from '#app/domain/second-factors/lock-factors.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { outsideIdentities } from '#db/schema/outside-identities.ts';
import { canUnlink } from './outside-identity.policy.ts';
import { otherWaysIn } from './outside-identity.queries.server.ts';
import { providerLabel } from './provider-label.server.ts';

/**
 * Takes an identity away from its owner's account.
 * @throws DomainError not_found; forbidden `only_way_in` or `needs_recent_second_factor`
 */
export function unlinkIdentity(holder: AccountHolder, identityId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await lockFactors(tx, holder);
    const [identity] = await tx
      .select({ issuer: outsideIdentities.issuer })
      .from(outsideIdentities)
      .where(and(eq(outsideIdentities.id, identityId), eq(outsideIdentities.userId, holder.userId)));
    const { issuer } = requireFound(identity);
    assertAllowed(canUnlink(await otherWaysIn(tx, holder.userId, identityId)));
    await tx.delete(outsideIdentities).where(eq(outsideIdentities.id, identityId));
    await tellOfFactors(tx, holder, 'outside_unlinked', providerLabel(issuer, holder.locale));
  });
}
