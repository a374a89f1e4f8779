import type { Actor } from '#app/domain/kernel/actor.ts';
import { type statementLimits, unsafeReadStatement } from '#app/domain/ledger/read-statement.server.ts';
import type { StatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { requireContract } from './contract.queries.server.ts';

/**
 * The books of one contract, or of these only the accounts of one party to them.
 * @param organizationId a funder or the payee; anybody else's accounts are none
 * @throws DomainError not_found
 */
export async function contractStatement(
  actor: Actor,
  contractId: string,
  organizationId: string | null,
  query: StatementQuery,
  limit: keyof typeof statementLimits,
) {
  const { contract, buyer, supplier } = await requireContract(actor, contractId);
  const scope = { kind: 'contract', contractId, organizationId } as const;
  return { contract, parties: [buyer, supplier], statement: await unsafeReadStatement(scope, query, limit) };
}
