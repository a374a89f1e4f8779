import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Actor, SystemActor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { proposals } from '#db/schema/consents.ts';
import { organizations } from '#db/schema/organizations.ts';
import { lockContract, requireContract } from './contract.queries.server.ts';
import { unsafeStakes } from './frozen.queries.server.ts';
import { lockMilestone } from './milestone.queries.server.ts';

export type Proposal = typeof proposals.$inferSelect;

/** What is talked about, locked: a milestone with its contract, or the contract alone. @throws DomainError not_found */
export async function lockMatter(
  tx: Tx,
  actor: Actor | SystemActor,
  { contractId, milestoneId }: { contractId: string; milestoneId: string | null },
) {
  if (milestoneId) return lockMilestone(tx, actor, { contractId, milestoneId });
  const found = await lockContract(tx, actor, contractId);
  return { ...found, milestone: null, facts: null };
}

export type Matter = Awaited<ReturnType<typeof lockMatter>>;

/** Locks a proposal after what it is about. @throws DomainError not_found when it is of another contract */
export async function lockProposal(
  tx: Tx,
  actor: Actor | SystemActor,
  { contractId, proposalId }: { contractId: string; proposalId: string },
) {
  const [known] = await tx
    .select({ milestoneId: proposals.milestoneId })
    .from(proposals)
    .where(and(eq(proposals.id, proposalId), eq(proposals.contractId, contractId)));
  const { milestoneId } = requireFound(known);
  const matter = await lockMatter(tx, actor, { contractId, milestoneId });
  const [proposal] = await tx.select().from(proposals).where(eq(proposals.id, proposalId)).for('update');
  return { matter, proposal: requireFound(proposal) };
}

/** Proposals of a contract, newest first. Unsafe: the caller has read the contract in its own scope. */
export function unsafeProposalsOf(tx: Database, contractId: string) {
  return tx
    .select({
      id: proposals.id,
      milestoneId: proposals.milestoneId,
      kind: proposals.kind,
      status: proposals.status,
      terms: proposals.terms,
      reason: proposals.reason,
      termsSha256: proposals.termsSha256,
      proposedByOrganizationId: proposals.proposedByOrganizationId,
      organizationName: organizations.name,
      proposerName: users.displayName,
      proposedAt: proposals.proposedAt,
      expiresAt: proposals.expiresAt,
    })
    .from(proposals)
    .innerJoin(organizations, eq(organizations.id, proposals.proposedByOrganizationId))
    .innerJoin(users, eq(users.id, proposals.proposedBy))
    .where(eq(proposals.contractId, contractId))
    .orderBy(desc(proposals.id));
}

/**
 * One proposal with its contract and what is at stake.
 * @throws DomainError not_found
 */
export async function requireProposal(actor: Actor, contractId: string, proposalId: string) {
  const view = await requireContract(actor, contractId);
  const proposal = requireFound((await unsafeProposalsOf(db, contractId)).find((each) => each.id === proposalId));
  const milestone = view.milestones.find((each) => each.id === proposal.milestoneId) ?? null;
  return { ...view, proposal, milestone, stakes: milestone && (await unsafeStakes(contractId, milestone)) };
}

/** Open proposals whose time is over. Unsafe: for the job. */
export function unsafeExpiredProposals(limit: number): Promise<{ id: string; contractId: string }[]> {
  return db
    .select({ id: proposals.id, contractId: proposals.contractId })
    .from(proposals)
    .where(and(eq(proposals.status, 'open'), lte(proposals.expiresAt, sql`clock_timestamp()`)))
    .orderBy(asc(proposals.id))
    .limit(limit);
}
