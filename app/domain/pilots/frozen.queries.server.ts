import { and, eq, isNull } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { unsafeBalancesByOrganization } from '#app/domain/ledger/ledger.queries.server.ts';
import type { Tx } from '#db/client.server.ts';
import { disputes } from '#db/schema/consents.ts';
import type { Frozen } from './milestone.postings.ts';

/** The open dispute of a milestone. Unsafe: the caller holds the milestone. @throws DomainError not_found */
export async function unsafeOpenDispute(tx: Tx, milestoneId: string) {
  const [row] = await tx
    .select()
    .from(disputes)
    .where(and(eq(disputes.milestoneId, milestoneId), isNull(disputes.settledAt)));
  return requireFound(row);
}

/** What the books hold for a milestone, per funder. Unsafe: the caller holds the milestone. */
export async function unsafeFrozen(tx: Tx, contractId: string, milestoneId: string): Promise<Frozen> {
  const of = (kind: 'dispute_hold' | 'escrow') => unsafeBalancesByOrganization(tx, { kind, contractId, milestoneId });
  return { held: await of('dispute_hold'), escrow: await of('escrow') };
}
