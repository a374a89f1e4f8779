import { and, asc, desc, eq, getTableColumns, inArray, ne, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor, SystemActor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import { acceptanceRecords, contractSignatures, deliverables, milestones, pilotContracts } from '#db/schema/pilots.ts';
import { readsAllContracts } from './contract.policy.ts';
import type { Settlement } from './settlement.ts';

export type Milestone = typeof milestones.$inferSelect;

/** A contract without the bytes of its rendered document, which only two pages need. */
const { documentHtml: _bytes, ...contractColumns } = getTableColumns(pilotContracts);
export type Contract = Omit<typeof pilotContracts.$inferSelect, 'documentHtml'>;

const buyers = alias(organizations, 'buyer');
const suppliers = alias(organizations, 'supplier');
const partyColumns = (party: typeof buyers | typeof suppliers) => ({
  id: party.id,
  name: party.name,
  kind: party.kind,
  status: party.status,
  taxCode: party.taxCode,
});
/**
 * Which contracts exist for this reader: those of their organisation on either side; once offered, all of them for the
 * coordinator's treasury and reports desks. What a draft says is the buyer's own (`canReadTerms`).
 */
export function visibleTo(actor: Actor): SQL | undefined {
  return or(
    eq(pilotContracts.buyerId, actor.organizationId),
    eq(pilotContracts.supplierId, actor.organizationId),
    readsAllContracts(actor) ? ne(pilotContracts.status, 'draft') : undefined,
  );
}

const scopeOf = (actor: Actor | SystemActor) => ('system' in actor ? undefined : visibleTo(actor));

/** The organisation's contracts, newest first, with the milestones that tell how far they are. */
export async function listContracts(actor: Actor) {
  const rows = await db
    .select({ contract: contractColumns, buyer: partyColumns(buyers), supplier: partyColumns(suppliers) })
    .from(pilotContracts)
    .innerJoin(buyers, eq(buyers.id, pilotContracts.buyerId))
    .innerJoin(suppliers, eq(suppliers.id, pilotContracts.supplierId))
    .where(visibleTo(actor))
    .orderBy(desc(pilotContracts.id))
    .limit(300);
  const ids = rows.map((row) => row.contract.id);
  const all = ids.length === 0 ? [] : await milestonesWith(db, inArray(milestones.contractId, ids));
  return rows.map((row) => ({ ...row, milestones: all.filter((each) => each.contractId === row.contract.id) }));
}

/** Milestones in order, each with who accepted it. */
function milestonesWith(tx: Database, where: SQL) {
  return tx
    .select({ ...getTableColumns(milestones), acceptedBy: acceptanceRecords.acceptedBy })
    .from(milestones)
    .leftJoin(acceptanceRecords, eq(acceptanceRecords.milestoneId, milestones.id))
    .where(where)
    .orderBy(asc(milestones.contractId), asc(milestones.position));
}

export type ContractView = Awaited<ReturnType<typeof requireContract>>;
export type Party = ContractView['buyer'];
export type MilestoneView = ContractView['milestones'][number];

async function findContract(tx: Database, where: SQL | undefined) {
  const [row] = await tx
    .select({
      contract: contractColumns,
      buyer: partyColumns(buyers),
      supplier: partyColumns(suppliers),
      challenge: { id: challenges.id, code: challenges.code, title: challenges.title },
    })
    .from(pilotContracts)
    .innerJoin(buyers, eq(buyers.id, pilotContracts.buyerId))
    .innerJoin(suppliers, eq(suppliers.id, pilotContracts.supplierId))
    .innerJoin(challenges, eq(challenges.id, pilotContracts.challengeId))
    .where(where);
  return row;
}

/** One contract with its parties, milestones and signatures. @throws DomainError not_found when it does not exist for this actor */
export async function requireContract(actor: Actor, id: string, tx: Database = db) {
  const found = requireFound(await findContract(tx, and(eq(pilotContracts.id, id), visibleTo(actor))));
  const [milestoneRows, signatures] = await Promise.all([
    milestonesWith(tx, eq(milestones.contractId, id)),
    signaturesOf(tx, id),
  ]);
  return { ...found, milestones: milestoneRows, signatures };
}

/** Who has signed, in order. The caller has read the contract in its own scope. */
export function signaturesOf(tx: Database, contractId: string) {
  return tx
    .select({
      organizationId: contractSignatures.organizationId,
      organizationName: organizations.name,
      signerName: users.displayName,
      documentSha256: contractSignatures.documentSha256,
      method: contractSignatures.method,
      decisionNumber: contractSignatures.decisionNumber,
      signedDocumentId: contractSignatures.signedDocumentId,
      signedAt: contractSignatures.signedAt,
    })
    .from(contractSignatures)
    .innerJoin(organizations, eq(organizations.id, contractSignatures.organizationId))
    .innerJoin(users, eq(users.id, contractSignatures.userId))
    .where(eq(contractSignatures.contractId, contractId))
    .orderBy(asc(contractSignatures.signedAt));
}

/** The contract as offered for signature, byte for byte. @throws DomainError not_found before that, or out of scope */
export async function requireContractDocument(actor: Actor, id: string) {
  const [row] = await db
    .select({
      code: pilotContracts.code,
      html: pilotContracts.documentHtml,
      sha256: pilotContracts.documentSha256,
      offeredAt: pilotContracts.offeredAt,
    })
    .from(pilotContracts)
    .where(and(eq(pilotContracts.id, id), visibleTo(actor)));
  const { code, html, sha256, offeredAt } = requireFound(row);
  return { code, offeredAt, html: requireFound(html), sha256: requireFound(sha256) };
}

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
    .innerJoin(users, eq(users.id, acceptanceRecords.acceptedBy))
    .where(and(eq(milestones.id, milestoneId), eq(pilotContracts.id, contractId), visibleTo(actor)));
  return requireFound(row);
}

/**
 * Takes the contract for the rest of the transaction: everything that moves it, its milestones or its money happens one
 * after the other.
 * @throws DomainError not_found when it does not exist for this actor
 */
export async function lockContract(tx: Tx, actor: Actor | SystemActor, id: string) {
  const [locked] = await tx
    .select({ id: pilotContracts.id })
    .from(pilotContracts)
    .where(and(eq(pilotContracts.id, id), scopeOf(actor)))
    .for('update');
  requireFound(locked);
  return requireFound(await findContract(tx, eq(pilotContracts.id, id)));
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
  const { acceptedBy, ...milestone } = requireFound(row);
  return { ...found, milestone, facts: { status: milestone.status, acceptedBy } };
}

/** How the accepted amount of a milestone divides. Unsafe: the caller holds the milestone. @throws DomainError not_found */
export async function unsafeSettlement(tx: Tx, milestoneId: string): Promise<Settlement> {
  const [row] = await tx.select().from(acceptanceRecords).where(eq(acceptanceRecords.milestoneId, milestoneId));
  return requireFound(row);
}
