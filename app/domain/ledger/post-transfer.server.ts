import { createHash } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import { DomainError } from '#app/domain/kernel/errors.ts';
import type { Tx } from '#db/client.server.ts';
import { ledgerAccounts, ledgerEntries, ledgerTransfers } from '#db/schema/ledger.ts';
import type { AccountRef } from './ledger.chart.ts';
import { accountIdentity, canonicalTransfer, checkTransfer, type TransferInput } from './transfer-input.ts';

export type PostedTransfer = {
  id: string;
  /** True when the key had been posted before: nothing was moved now. */
  replayed: boolean;
};

/**
 * The one writer of the books. Posts a balanced movement inside the caller's transaction, under its idempotency key.
 *
 * Locks: the transfer's key first (a second writer of the same key waits here), then each account's row in the order of
 * account ids, by the trigger that posts an entry. One transfer can therefore not deadlock with another; a transaction
 * that posts several holds the lock of their milestone or contract before.
 *
 * @throws DomainError invalid_input when it does not balance, names an account twice, an amount that is not positive, or
 *         another contract's account; idempotency_mismatch when the key was used for another movement; insufficient_funds
 *         when an account would fall below its floor (the transaction is then lost as a whole)
 */
export async function postTransfer(tx: Tx, input: TransferInput): Promise<PostedTransfer> {
  const amountVnd = checkTransfer(input);
  const inputSha256 = createHash('sha256').update(canonicalTransfer(input)).digest('hex');
  const [transfer] = await tx
    .insert(ledgerTransfers)
    .values({
      idempotencyKey: input.key,
      inputSha256,
      kind: input.kind,
      contractId: input.contractId,
      milestoneId: input.milestoneId ?? null,
      reversesId: input.reversesId ?? null,
      amountVnd,
      entryCount: input.lines.length,
      // Not the transaction's start: under the locks, so that times follow the order of posting.
      createdAt: sql`clock_timestamp()`,
    })
    .onConflictDoNothing({ target: ledgerTransfers.idempotencyKey })
    .returning({ id: ledgerTransfers.id });
  if (!transfer) return postedBefore(tx, input.key, inputSha256);

  const accountIds = await openAccounts(
    tx,
    input.lines.map((line) => line.account),
  );
  const entries = input.lines.map((line) => ({
    transferId: transfer.id,
    accountId: requireAccount(accountIds, line.account),
    side: line.side,
    amountVnd: line.amountVnd,
  }));
  entries.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  try {
    await tx.insert(ledgerEntries).values(entries);
  } catch (error) {
    if (brokenConstraint(error) === 'ledger_accounts_floor')
      throw new DomainError('insufficient_funds', { cause: error });
    throw error;
  }
  return { id: transfer.id, replayed: false };
}

async function postedBefore(tx: Tx, key: string, inputSha256: string): Promise<PostedTransfer> {
  const [earlier] = await tx
    .select({ id: ledgerTransfers.id, inputSha256: ledgerTransfers.inputSha256 })
    .from(ledgerTransfers)
    .where(eq(ledgerTransfers.idempotencyKey, key));
  if (!earlier) throw new Error(`ledger key ${key} is taken and cannot be read`);
  if (earlier.inputSha256 !== inputSha256) throw new DomainError('idempotency_mismatch');
  return { id: earlier.id, replayed: true };
}

/** Ids by identity; accounts that do not exist are opened, in sorted order, so that two writers never wait crosswise. */
async function openAccounts(tx: Tx, accounts: readonly AccountRef[]): Promise<Map<string, string>> {
  const found = await findAccounts(tx, accounts);
  const missing = accounts
    .filter((account) => !found.has(accountIdentity(account)))
    .sort((a, b) => (accountIdentity(a) < accountIdentity(b) ? -1 : 1));
  if (missing.length === 0) return found;
  await tx
    .insert(ledgerAccounts)
    .values(
      missing.map(({ kind, contractId, milestoneId, organizationId }) => ({
        kind,
        contractId,
        milestoneId: milestoneId ?? null,
        organizationId: organizationId ?? null,
      })),
    )
    .onConflictDoNothing();
  return findAccounts(tx, accounts);
}

async function findAccounts(tx: Tx, accounts: readonly AccountRef[]): Promise<Map<string, string>> {
  // The expressions of the unique index ledger_accounts_identity, so that it answers.
  const none = '00000000-0000-0000-0000-000000000000';
  const wanted = accounts.map(
    ({ kind, contractId, milestoneId, organizationId }): SQL =>
      sql`(${kind}, ${contractId ?? none}::uuid, ${milestoneId ?? none}::uuid, ${organizationId ?? none}::uuid)`,
  );
  const part = (column: SQL) => sql`coalesce(${column}, ${sql.raw(`'${none}'::uuid`)})`;
  const identity = sql`(${ledgerAccounts.kind}, ${part(sql`${ledgerAccounts.contractId}`)}, ${part(sql`${ledgerAccounts.milestoneId}`)}, ${part(sql`${ledgerAccounts.organizationId}`)})`;
  const rows = await tx
    .select({
      id: ledgerAccounts.id,
      kind: ledgerAccounts.kind,
      contractId: ledgerAccounts.contractId,
      milestoneId: ledgerAccounts.milestoneId,
      organizationId: ledgerAccounts.organizationId,
    })
    .from(ledgerAccounts)
    .where(sql`${identity} in (${sql.join(wanted, sql`, `)})`);
  return new Map(rows.map((row) => [accountIdentity(row), row.id]));
}

function requireAccount(ids: ReadonlyMap<string, string>, account: AccountRef): string {
  const id = ids.get(accountIdentity(account));
  if (!id) throw new Error(`ledger account ${accountIdentity(account)} was not opened`);
  return id;
}

/** Name of the database constraint that a failed query broke, if it is that kind of failure. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return cause.constraint_name;
  }
  return undefined;
}
