import { and, asc, countDistinct, desc, eq, getTableColumns, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor, SystemActor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { documentBody } from '#app/render/signed-document.ts';
import { type Database, db, type Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { challenges } from '#db/schema/challenges.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { acceptanceRecords, contractSignatures, milestones, pilotContracts } from '#db/schema/pilots.ts';
import { readsAllContracts } from './contract.policy.ts';

export type Milestone = typeof milestones.$inferSelect;

/** A contract without the bytes of its rendered document, which only two pages need. */
const { documentHtml: _bytes, ...contractColumns } = getTableColumns(pilotContracts);
type ContractRow = Omit<typeof pilotContracts.$inferSelect, 'documentHtml'>;
/** With whether the reader is a member of both parties, who may then act for neither. */
export type Contract = ContractRow & { onBothSides: boolean };

const buyers = alias(organizations, 'buyer');
const suppliers = alias(organizations, 'supplier');
const partyColumns = (party: typeof buyers | typeof suppliers) => ({
  id: party.id,
  name: party.name,
  kind: party.kind,
  status: party.status,
  taxCode: party.taxCode,
  /** It said where it is paid, and the verification desk has checked that account. */
  accountVerified: sql<boolean>`(${party.bankAccount} is not null and ${party.bankVerifiedAt} is not null)`,
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

/** Milestones in order, each with who accepted it. The caller scopes them by their contract. */
export function milestonesWith(tx: Database, where: SQL) {
  return tx
    .select({
      ...getTableColumns(milestones),
      acceptedBy: acceptanceRecords.acceptedBy,
      acceptedAt: acceptanceRecords.acceptedAt,
    })
    .from(milestones)
    .leftJoin(acceptanceRecords, eq(acceptanceRecords.milestoneId, milestones.id))
    .where(where)
    .orderBy(asc(milestones.contractId), asc(milestones.position));
}

export type ContractView = Awaited<ReturnType<typeof requireContract>>;
export type Party = ContractView['buyer'];

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
  const contract = await withSides(tx, actor, found.contract);
  return { ...found, contract, milestones: milestoneRows, signatures };
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

/** The same for a page: its body, the hash and the code. */
export async function contractDocument(actor: Actor, id: string) {
  const { code, html, sha256 } = await requireContractDocument(actor, id);
  return { code, sha256, body: documentBody(html) };
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
  const found = requireFound(await findContract(tx, eq(pilotContracts.id, id)));
  return { ...found, contract: await withSides(tx, actor, found.contract) };
}

async function withSides(tx: Database, actor: Actor | SystemActor, contract: ContractRow): Promise<Contract> {
  if ('system' in actor) return { ...contract, onBothSides: false };
  const [sides] = await tx
    .select({ count: countDistinct(memberships.organizationId) })
    .from(memberships)
    .where(
      and(
        eq(memberships.userId, actor.userId),
        inArray(memberships.organizationId, [contract.buyerId, contract.supplierId]),
      ),
    );
  return { ...contract, onBothSides: sides?.count === 2 };
}
