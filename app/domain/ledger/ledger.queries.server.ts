import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { ledgerAccounts, ledgerTransfers } from '#db/schema/ledger.ts';
import type { AccountKind, TransferKind } from './ledger.chart.ts';

/**
 * Balances of a contract by kind of account, in đồng. Kinds without an account are missing.
 * Unsafe: has no scope of its own; the caller has read the contract through `visibleTo`.
 */
export async function unsafeContractBalances(
  tx: Database,
  contractId: string,
): Promise<ReadonlyMap<AccountKind, bigint>> {
  const rows = await tx
    .select({ kind: ledgerAccounts.kind, balanceVnd: sql<string>`sum(${ledgerAccounts.balanceVnd})::text` })
    .from(ledgerAccounts)
    .where(eq(ledgerAccounts.contractId, contractId))
    .groupBy(ledgerAccounts.kind);
  return new Map(rows.map((row) => [row.kind, BigInt(row.balanceVnd)]));
}

/**
 * What has gone out of a contract for good, in đồng: paid to the startup, refunded to the funders. A movement that was
 * reversed (a payout that came back) does not count.
 * Unsafe: has no scope of its own; the caller has read the contract through `visibleTo`.
 */
export async function unsafeContractPaidOut(
  tx: Database,
  contractId: string,
): Promise<{ paidVnd: bigint; refundedVnd: bigint }> {
  const rows = await tx
    .select({ kind: ledgerTransfers.kind, sumVnd: sql<string>`sum(${ledgerTransfers.amountVnd})::text` })
    .from(ledgerTransfers)
    .where(
      and(
        eq(ledgerTransfers.contractId, contractId),
        inArray(ledgerTransfers.kind, ['payout_confirmed', 'refund_confirmed']),
        sql`not exists (select 1 from ledger_transfers as undoing where undoing.reverses_id = ${ledgerTransfers.id})`,
      ),
    )
    .groupBy(ledgerTransfers.kind);
  const sumOf = (kind: TransferKind) => BigInt(rows.find((row) => row.kind === kind)?.sumVnd ?? '0');
  return { paidVnd: sumOf('payout_confirmed'), refundedVnd: sumOf('refund_confirmed') };
}

/**
 * Balances above zero of one kind of account, by whose they are; a contract's own when no milestone is named.
 * Unsafe: the caller holds the contract.
 */
export async function unsafeBalancesByOrganization(
  tx: Database,
  account: { kind: AccountKind; contractId: string; milestoneId: string | null },
): Promise<{ organizationId: string; amountVnd: bigint }[]> {
  const rows = await tx
    .select({ organizationId: ledgerAccounts.organizationId, amountVnd: ledgerAccounts.balanceVnd })
    .from(ledgerAccounts)
    .where(
      and(
        eq(ledgerAccounts.kind, account.kind),
        eq(ledgerAccounts.contractId, account.contractId),
        account.milestoneId === null
          ? isNull(ledgerAccounts.milestoneId)
          : eq(ledgerAccounts.milestoneId, account.milestoneId),
        gt(ledgerAccounts.balanceVnd, 0n),
      ),
    )
    .orderBy(asc(ledgerAccounts.id));
  return rows.flatMap(({ organizationId, amountVnd }) => (organizationId ? [{ organizationId, amountVnd }] : []));
}

/** The transfer that was posted under a key, if it was. Unsafe: the caller holds what the key names. */
export async function unsafeTransferId(tx: Database, key: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: ledgerTransfers.id })
    .from(ledgerTransfers)
    .where(eq(ledgerTransfers.idempotencyKey, key));
  return row?.id ?? null;
}
