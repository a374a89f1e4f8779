import type { Actor } from '#app/domain/kernel/actor.ts';
import type { AccountKind } from '#app/domain/ledger/ledger.chart.ts';
import { chart } from '#app/domain/ledger/ledger.chart.ts';
import { unsafeContractBalances, unsafeStatement } from '#app/domain/ledger/ledger.queries.server.ts';
import { db } from '#db/client.server.ts';
import { requireContract } from './contract.queries.server.ts';

/**
 * The books of one contract: balances by kind of account, and the entries of all or of one kind, in the order of posting.
 * @param wanted a kind of account; anything else means all
 * @throws DomainError not_found
 */
export async function contractStatement(actor: Actor, contractId: string, wanted: string | null) {
  const { contract } = await requireContract(actor, contractId);
  const [balances, lines] = await Promise.all([
    unsafeContractBalances(db, contractId),
    unsafeStatement(db, contractId),
  ]);
  const kinds = (Object.keys(chart) as AccountKind[]).filter((kind) => balances.has(kind));
  const account = kinds.find((kind) => kind === wanted) ?? null;
  return {
    contract,
    account,
    accounts: kinds.map((kind) => ({
      kind,
      balanceVnd: balances.get(kind) ?? 0n,
      entries: lines.filter((line) => line.accountKind === kind).length,
    })),
    lines: account ? lines.filter((line) => line.accountKind === account) : lines,
  };
}
