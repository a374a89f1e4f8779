import { and, eq, gt, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { tokenHash } from '#app/domain/second-factors/token.server.ts';
import type { Tx } from '#db/client.server.ts';
import { outsideArrivals, outsideIdentities } from '#db/schema/outside-identities.ts';

type Arrival = typeof outsideArrivals.$inferSelect;

export const isArrival = (token: string) =>
  and(eq(outsideArrivals.id, tokenHash(token)), gt(outsideArrivals.expiresAt, sql`now()`));

/** Uses an arrival up within the caller's transaction. @throws DomainError forbidden `outside_expired` */
export async function takeArrival(tx: Tx, token: string): Promise<Arrival> {
  const [arrival] = await tx.delete(outsideArrivals).where(isArrival(token)).returning();
  if (!arrival) throw new DomainError('forbidden', { reason: 'outside_expired' });
  return arrival;
}

/** @throws DomainError conflict `outside_known` when an account is linked to it already */
export async function writeIdentity(tx: Tx, userId: string, { issuer, subject, email }: Arrival): Promise<void> {
  const written = await tx
    .insert(outsideIdentities)
    .values({ userId, issuer, subject, email, lastUsedAt: sql`now()` })
    .onConflictDoNothing()
    .returning({ id: outsideIdentities.id });
  if (written.length === 0) throw new DomainError('conflict', { reason: 'outside_known' });
}
