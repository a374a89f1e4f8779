import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { ledgerAccounts, ledgerEntries, ledgerTransfers } from '#db/schema/ledger.ts';
import { organizations } from '#db/schema/organizations.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import { type AccountKind, chart } from './ledger.chart.ts';
import type { StatementQuery } from './statement.schema.ts';

/** Whose accounts a statement shows. */
export type StatementScope =
  | { kind: 'book' }
  /** An organisation's accounts in all contracts, as funder and as payee. */
  | { kind: 'organization'; organizationId: string }
  /** A contract's accounts, or of these only one funder's or the payee's. */
  | { kind: 'contract'; contractId: string; organizationId: string | null };

/** One kind of account over the query, in đồng, each on the side it grows on. */
export type AccountSummary = {
  kind: AccountKind;
  openingVnd: bigint;
  debitVnd: bigint;
  creditVnd: bigint;
  closingVnd: bigint;
};

export type StatementLine = Awaited<ReturnType<typeof unsafeStatementLines>>[number];

function within(scope: StatementScope): SQL | undefined {
  if (scope.kind === 'book') return undefined;
  if (scope.kind === 'organization') return eq(ledgerAccounts.organizationId, scope.organizationId);
  const ofContract = eq(ledgerAccounts.contractId, scope.contractId);
  return scope.organizationId === null
    ? ofContract
    : and(ofContract, eq(ledgerAccounts.organizationId, scope.organizationId));
}

/** Midnight in Vietnam at the start of a day, as the database knows it. */
const startOf = (day: string): SQL => sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const endOf = (day: string): SQL => sql`((${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
const postedBefore = (query: StatementQuery): SQL | undefined =>
  query.to === null ? undefined : sql`${ledgerTransfers.createdAt} < ${endOf(query.to)}`;
const postedSince = (query: StatementQuery): SQL =>
  query.from === null ? sql`true` : sql`${ledgerTransfers.createdAt} >= ${startOf(query.from)}`;

/**
 * Opening balance, turnover and closing balance of each kind of account, recomputed from the entries, so that a statement
 * of any day in the past is what a statement of that day would have been.
 * Unsafe: has no scope of its own; the caller has asked whether this reader may see these accounts.
 */
export async function unsafeAccountSummaries(
  tx: Database,
  scope: StatementScope,
  query: StatementQuery,
): Promise<AccountSummary[]> {
  const since = postedSince(query);
  const { side, amountVnd } = ledgerEntries;
  const signed = sql`case when ${side} = ${ledgerAccounts.normalSide} then ${amountVnd} else -${amountVnd} end`;
  const sum = (what: SQL, condition: SQL) => sql<string>`coalesce(sum(${what}) filter (where ${condition}), 0)::text`;
  const rows = await tx
    .select({
      kind: ledgerAccounts.kind,
      openingVnd: sum(signed, sql`not ${since}`),
      debitVnd: sum(sql`${amountVnd}`, sql`${since} and ${side} = 'debit'`),
      creditVnd: sum(sql`${amountVnd}`, sql`${since} and ${side} = 'credit'`),
      closingVnd: sum(signed, sql`true`),
    })
    .from(ledgerEntries)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.id, ledgerEntries.transferId))
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
    .where(and(within(scope), postedBefore(query)))
    .groupBy(ledgerAccounts.kind);
  const order = Object.keys(chart);
  return rows
    .map(({ kind, ...sums }) => ({
      kind,
      openingVnd: BigInt(sums.openingVnd),
      debitVnd: BigInt(sums.debitVnd),
      creditVnd: BigInt(sums.creditVnd),
      closingVnd: BigInt(sums.closingVnd),
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/**
 * The entries of the period in the order of posting, debits first, each with the balance of its account after it.
 * Unsafe: has no scope of its own; the caller has asked whether this reader may see these accounts.
 */
export function unsafeStatementLines(tx: Database, scope: StatementScope, query: StatementQuery, limit: number) {
  return tx
    .select({
      entryId: sql<string>`${ledgerEntries.id}::text`,
      transferId: ledgerTransfers.id,
      transferKind: ledgerTransfers.kind,
      postedAt: ledgerTransfers.createdAt,
      contractId: pilotContracts.id,
      contractCode: pilotContracts.code,
      milestonePosition: milestones.position,
      accountKind: ledgerAccounts.kind,
      organizationName: organizations.name,
      side: ledgerEntries.side,
      amountVnd: ledgerEntries.amountVnd,
      balanceAfterVnd: ledgerEntries.balanceAfterVnd,
    })
    .from(ledgerEntries)
    .innerJoin(ledgerTransfers, eq(ledgerTransfers.id, ledgerEntries.transferId))
    .innerJoin(ledgerAccounts, eq(ledgerAccounts.id, ledgerEntries.accountId))
    .leftJoin(organizations, eq(organizations.id, ledgerAccounts.organizationId))
    .leftJoin(pilotContracts, eq(pilotContracts.id, ledgerTransfers.contractId))
    .leftJoin(milestones, eq(milestones.id, ledgerTransfers.milestoneId))
    .where(
      and(
        within(scope),
        postedBefore(query),
        postedSince(query),
        query.account === null ? undefined : eq(ledgerAccounts.kind, query.account),
      ),
    )
    .orderBy(asc(ledgerTransfers.createdAt), asc(ledgerTransfers.id), desc(ledgerEntries.side))
    .limit(limit);
}
