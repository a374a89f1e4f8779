import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canChangeFactors, hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { waysInOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { requireAccountHolder } from './guards.server.ts';
import { safePath } from './safe-path.ts';

/**
 * For pages that change a way in: the factor is asked for before the page, not after it was filled in.
 * @throws DomainError forbidden `needs_recent_second_factor`, which leads to confirming and back
 */
export async function requireMayChangeFactors(request: Request) {
  const holder = await requireAccountHolder(request);
  const ways = await waysInOf(holder);
  assertAllowed(canChangeFactors(holder, ways.factors));
  return {
    holder,
    ways,
    next: safePath(new URL(request.url).searchParams.get('next'), ''),
    asksPassword: !hasSecondFactor(ways.factors) && ways.hasPassword,
  };
}
