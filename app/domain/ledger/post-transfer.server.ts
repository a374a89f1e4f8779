import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { DomainError } from '#app/domain/kernel/errors.ts';
import type { Tx } from '#db/client.server.ts';
import { canonicalTransfer, checkTransfer, type TransferInput } from './transfer-input.ts';

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
  const posted = await post(tx, input, amountVnd, inputSha256);
  if (posted.posted_sha256 !== inputSha256) throw new DomainError('idempotency_mismatch');
  return { id: posted.transfer_id, replayed: posted.replayed };
}

type Posted = { transfer_id: string; replayed: boolean; posted_sha256: string };

/** One round trip: a movement of money is what the books do most. The order of locks is kept by the function, see there. */
async function post(tx: Tx, input: TransferInput, amountVnd: bigint, inputSha256: string): Promise<Posted> {
  const lines = input.lines.map(({ account, side, amountVnd: amount }) => ({
    id: v7(),
    kind: account.kind,
    contract: account.contractId,
    milestone: account.milestoneId ?? null,
    organization: account.organizationId ?? null,
    side,
    amount: amount.toString(),
  }));
  const { key, kind, contractId, milestoneId = null, reversesId = null } = input;
  try {
    const [posted] = await tx.execute<Posted>(
      sql`select * from ledger_post(${v7()}::uuid, ${key}::text, ${inputSha256}::text, ${kind}::text, ${contractId}::uuid,
        ${milestoneId}::uuid, ${reversesId}::uuid, ${amountVnd.toString()}::bigint, ${JSON.stringify(lines)}::text::jsonb)`,
    );
    if (!posted) throw new Error(`ledger key ${key} is taken and cannot be read`);
    return posted;
  } catch (error) {
    if (brokenConstraint(error) === 'ledger_accounts_floor')
      throw new DomainError('insufficient_funds', { cause: error });
    throw error;
  }
}

/** Name of the database constraint that a failed query broke, if it is that kind of failure. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return cause.constraint_name;
  }
  return undefined;
}
