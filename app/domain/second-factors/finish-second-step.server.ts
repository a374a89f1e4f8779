import { eq, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { pendingSignIns } from '#db/schema/second-factors.ts';
import { confirmFactor, type Proof } from './confirm-factor.server.ts';
import { stillOpen } from './second-factor.queries.server.ts';
import { tokenHash } from './token.server.ts';

/**
 * The second step of signing in. The attempt is counted before it is tried, so that many at once cannot pass together.
 * @throws DomainError forbidden `sign_in_expired` when the password has to be given again; those of `confirmFactor`
 */
export async function finishSecondStep(token: string, proof: Proof): Promise<{ userId: string }> {
  const [pending] = await db
    .update(pendingSignIns)
    .set({ attempts: sql`${pendingSignIns.attempts} + 1` })
    .where(stillOpen(token))
    .returning({ userId: pendingSignIns.userId });
  if (!pending) throw new DomainError('forbidden', { reason: 'sign_in_expired' });
  await confirmFactor(pending.userId, proof);
  await db.delete(pendingSignIns).where(eq(pendingSignIns.id, tokenHash(token)));
  return pending;
}
