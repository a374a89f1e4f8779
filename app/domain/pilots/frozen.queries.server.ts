import { and, eq, isNull } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { unsafeBalancesByOrganization } from '#app/domain/ledger/ledger.queries.server.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { disputes } from '#db/schema/consents.ts';
import type { Frozen } from './milestone.postings.ts';
import type { Stakes } from './proposal.states.ts';

/** The open dispute of a milestone. Unsafe: the caller holds the milestone. @throws DomainError not_found */
export async function unsafeOpenDispute(tx: Tx, milestoneId: string) {
  const [row] = await tx
    .select()
    .from(disputes)
    .where(and(eq(disputes.milestoneId, milestoneId), isNull(disputes.settledAt)));
  return requireFound(row);
}

/** What the books hold for a milestone, per funder. Unsafe: the caller holds the milestone. */
export async function unsafeFrozen(tx: Database, contractId: string, milestoneId: string): Promise<Frozen> {
  const of = (kind: 'dispute_hold' | 'escrow') => unsafeBalancesByOrganization(tx, { kind, contractId, milestoneId });
  return { held: await of('dispute_hold'), escrow: await of('escrow') };
}

/**
 * What an agreement about a milestone is about, in đồng: what is disputed, the rest of its amount, what escrow holds for it.
 * Unsafe: the caller has read the contract in its own scope.
 */
export async function unsafeStakes(contractId: string, milestone: { id: string; amountVnd: bigint }): Promise<Stakes> {
  const [open] = await db
    .select({ amountVnd: disputes.amountVnd })
    .from(disputes)
    .where(and(eq(disputes.milestoneId, milestone.id), isNull(disputes.settledAt)));
  const { escrow } = await unsafeFrozen(db, contractId, milestone.id);
  const disputedVnd = open?.amountVnd ?? 0n;
  return {
    disputedVnd,
    undisputedVnd: milestone.amountVnd - disputedVnd,
    heldVnd: escrow.reduce((total, { amountVnd }) => total + amountVnd, 0n),
  };
}
