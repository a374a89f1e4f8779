import { asc, eq, inArray } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import type { Database, Tx } from '#db/client.server.ts';
import { contractFunders, milestoneShares } from '#db/schema/consents.ts';
import { organizations } from '#db/schema/organizations.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import { allocate, type Share } from './settlement.ts';

export type CoSponsor = { organizationId: string; name: string; amountVnd: bigint };

/** Who pays a part of the contract besides the buyer, in order. Unsafe: the caller has read the contract in its own scope. */
export function unsafeCoSponsors(tx: Database, contractId: string): Promise<CoSponsor[]> {
  return tx
    .select({
      organizationId: contractFunders.organizationId,
      name: organizations.name,
      amountVnd: contractFunders.amountVnd,
    })
    .from(contractFunders)
    .innerJoin(organizations, eq(organizations.id, contractFunders.organizationId))
    .where(eq(contractFunders.contractId, contractId))
    .orderBy(asc(contractFunders.position));
}

/**
 * Fixes, when a contract is offered, what each funder pays of each milestone. Every milestone adds up to its amount and
 * every funder to its commitment, to the đồng: each milestone is divided by what is still open of the commitments.
 * @throws DomainError conflict `shares_exceed_value` when co-sponsors leave the buyer nothing to pay
 */
export async function fixShares(tx: Tx, contract: Contract, milestones: readonly Milestone[]): Promise<CoSponsor[]> {
  const coSponsors = await unsafeCoSponsors(tx, contract.id);
  if (milestones.length > 0)
    await tx.delete(milestoneShares).where(
      inArray(
        milestoneShares.milestoneId,
        milestones.map(({ id }) => id),
      ),
    );
  if (coSponsors.length === 0) return coSponsors;
  const others = coSponsors.reduce((sum, each) => sum + each.amountVnd, 0n);
  if (others >= contract.valueVnd) throw new DomainError('conflict', { reason: 'shares_exceed_value' });
  let open: Share[] = [{ organizationId: contract.buyerId, amountVnd: contract.valueVnd - others }, ...coSponsors];
  for (const milestone of milestones) {
    const parts = allocate(milestone.amountVnd, open);
    await tx.insert(milestoneShares).values(
      parts.map(({ organizationId, amountVnd }, position) => ({
        milestoneId: milestone.id,
        organizationId,
        position,
        amountVnd,
      })),
    );
    open = open.map((share, index) => ({ ...share, amountVnd: share.amountVnd - (parts[index]?.amountVnd ?? 0n) }));
  }
  return coSponsors;
}
