import { and, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { ledgerAccounts, ledgerTransfers } from '#db/schema/ledger.ts';
import type { AccountKind } from './ledger.chart.ts';

export type ContractMoney = {
  balances: ReadonlyMap<AccountKind, bigint>;
  paidVnd: bigint;
  refundedVnd: bigint;
};

/**
 * Balances of several contracts and what has gone out of each for good, in đồng; in two queries, however many they are.
 * Unsafe: has no scope of its own; the caller has read the contracts through `visibleTo`.
 */
export async function unsafeMoneyOfContracts(
  tx: Database,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, ContractMoney>> {
  if (contractIds.length === 0) return new Map();
  const [balances, gone] = await Promise.all([balancesOf(tx, contractIds), goneOutOf(tx, contractIds)]);
  return new Map(
    contractIds.map((id) => {
      const sumOf = (kind: string) =>
        BigInt(gone.find((row) => row.contractId === id && row.kind === kind)?.sumVnd ?? '0');
      const own = balances.filter((row) => row.contractId === id);
      return [
        id,
        {
          balances: new Map(own.map((row) => [row.kind, BigInt(row.sumVnd)])),
          paidVnd: sumOf('payout_confirmed'),
          refundedVnd: sumOf('refund_confirmed'),
        },
      ];
    }),
  );
}

function balancesOf(tx: Database, contractIds: readonly string[]) {
  return tx
    .select({
      contractId: ledgerAccounts.contractId,
      kind: ledgerAccounts.kind,
      sumVnd: sql<string>`sum(${ledgerAccounts.balanceVnd})::text`,
    })
    .from(ledgerAccounts)
    .where(inArray(ledgerAccounts.contractId, [...contractIds]))
    .groupBy(ledgerAccounts.contractId, ledgerAccounts.kind);
}

/** A movement that was reversed (a payout that came back) does not count. */
function goneOutOf(tx: Database, contractIds: readonly string[]) {
  return tx
    .select({
      contractId: ledgerTransfers.contractId,
      kind: ledgerTransfers.kind,
      sumVnd: sql<string>`sum(${ledgerTransfers.amountVnd})::text`,
    })
    .from(ledgerTransfers)
    .where(
      and(
        inArray(ledgerTransfers.contractId, [...contractIds]),
        inArray(ledgerTransfers.kind, ['payout_confirmed', 'refund_confirmed']),
        sql`not exists (select 1 from ledger_transfers as undoing where undoing.reverses_id = ${ledgerTransfers.id})`,
      ),
    )
    .groupBy(ledgerTransfers.contractId, ledgerTransfers.kind);
}
