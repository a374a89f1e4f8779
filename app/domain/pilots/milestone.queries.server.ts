import { and, asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Actor, SystemActor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { documentBody } from '#app/render/signed-document.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { milestoneShares } from '#db/schema/consents.ts';
import { acceptanceRecords, deliverables, milestones, pilotContracts } from '#db/schema/pilots.ts';
import { lockContract, milestonesWith, requireContract, visibleTo } from './contract.queries.server.ts';
import type { Settlement, Share } from './settlement.ts';

/** One milestone with its contract. @throws DomainError not_found also when the milestone is of another contract */
export async function requireMilestone(actor: Actor, contractId: string, milestoneId: string) {
  const view = await requireContract(actor, contractId);
  return { ...view, milestone: requireFound(view.milestones.find((each) => each.id === milestoneId)) };
}

/** What was delivered for a milestone, newest round first. The caller has read the contract in its own scope. */
export function deliverablesOf(tx: Database, milestoneIds: readonly string[]) {
  if (milestoneIds.length === 0) return Promise.resolve([]);
  return tx
    .select({ ...getTableColumns(deliverables), submitterName: users.displayName })
    .from(deliverables)
    .innerJoin(users, eq(users.id, deliverables.submittedBy))
    .where(inArray(deliverables.milestoneId, [...milestoneIds]))
    .orderBy(desc(deliverables.round));
}

/** What was handed over last. The caller has read the contract in its own scope. */
export async function latestDelivery(milestoneId: string) {
  const [latest] = await deliverablesOf(db, [milestoneId]);
  return latest ?? null;
}

/** The signed acceptance record of a milestone, byte for byte. @throws DomainError not_found */
export async function requireAcceptanceRecord(actor: Actor, contractId: string, milestoneId: string) {
  const [row] = await db
    .select({
      ...getTableColumns(acceptanceRecords),
      contractCode: pilotContracts.code,
      position: milestones.position,
      accepterName: users.displayName,
    })
    .from(acceptanceRecords)
    .innerJoin(milestones, eq(milestones.id, acceptanceRecords.milestoneId))
    .innerJoin(pilotContracts, eq(pilotContracts.id, milestones.contractId))
    .leftJoin(users, eq(users.id, acceptanceRecords.acceptedBy))
    .where(and(eq(milestones.id, milestoneId), eq(pilotContracts.id, contractId), visibleTo(actor)));
  return requireFound(row);
}

/** The same for a page. */
export async function acceptanceDocument(actor: Actor, contractId: string, milestoneId: string) {
  const record = await requireAcceptanceRecord(actor, contractId, milestoneId);
  return {
    code: record.contractCode,
    position: record.position,
    sha256: record.documentSha256,
    body: documentBody(record.documentHtml),
  };
}

/** Takes a milestone with its contract, the contract first. @throws DomainError not_found */
export async function lockMilestone(
  tx: Tx,
  actor: Actor | SystemActor,
  input: { contractId: string; milestoneId: string },
) {
  const found = await lockContract(tx, actor, input.contractId);
  const [row] = await milestonesWith(
    tx,
    requireFound(and(eq(milestones.id, input.milestoneId), eq(milestones.contractId, input.contractId))),
  ).for('update', { of: milestones });
  const { acceptedBy, acceptedAt: _at, ...locked } = requireFound(row);
  const milestone = { ...locked, shares: await sharesOf(tx, locked.id) };
  return { ...found, milestone, facts: { ...milestone, acceptedBy } };
}

export type LockedMilestone = Awaited<ReturnType<typeof lockMilestone>>;

/** Each funder's part of a milestone, in their order; empty when the buyer is the only one. */
export function sharesOf(tx: Database, milestoneId: string): Promise<Share[]> {
  return tx
    .select({ organizationId: milestoneShares.organizationId, amountVnd: milestoneShares.amountVnd })
    .from(milestoneShares)
    .where(eq(milestoneShares.milestoneId, milestoneId))
    .orderBy(asc(milestoneShares.position));
}

/** How the accepted amount of a milestone divides. Unsafe: the caller holds the milestone. @throws DomainError not_found */
export async function unsafeSettlement(tx: Tx, milestoneId: string): Promise<Settlement> {
  const [row] = await tx.select().from(acceptanceRecords).where(eq(acceptanceRecords.milestoneId, milestoneId));
  return requireFound(row);
}
