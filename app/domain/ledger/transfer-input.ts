import { DomainError } from '#app/domain/kernel/errors.ts';
import type { AccountRef, Line, TransferKind } from './ledger.chart.ts';

/** One movement to be posted. */
export type TransferInput = {
  /** Ours, kept for ever: names the business act (`fund:<payment>`), so that a repetition has no second effect. */
  key: string;
  kind: TransferKind;
  contractId: string | null;
  milestoneId?: string | null;
  lines: readonly Line[];
  /** Id of the transfer that this one undoes. */
  reversesId?: string | null;
};

/** The four parts of an account's identity as one sortable text. */
export function accountIdentity(account: AccountRef): string {
  return [account.kind, account.contractId, account.milestoneId, account.organizationId]
    .map((part) => part ?? '')
    .join('/');
}

/** The input as text that is the same for the same movement, whatever the order of its lines; its SHA-256 is kept. */
export function canonicalTransfer(input: TransferInput): string {
  const lines = input.lines
    .map((line) => [accountIdentity(line.account), line.side, line.amountVnd.toString()])
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
  return JSON.stringify([input.kind, input.contractId, input.milestoneId ?? null, input.reversesId ?? null, lines]);
}

const refuse = (reason: string) => new DomainError('invalid_input', { reason });

/**
 * What can be refused before the database is asked: amounts above zero, both sides equal, each account once, all of them
 * of the transfer's contract.
 * @returns the sum of either side in đồng
 * @throws DomainError invalid_input
 */
export function checkTransfer(input: TransferInput): bigint {
  const identities = new Set(input.lines.map((line) => accountIdentity(line.account)));
  if (identities.size !== input.lines.length) throw refuse('ledger_account_twice');
  if (input.lines.some((line) => line.amountVnd <= 0n)) throw refuse('ledger_amount_not_positive');
  if (input.lines.some(({ account }) => account.contractId !== null && account.contractId !== input.contractId))
    throw refuse('ledger_other_contract');
  const sum = (side: 'debit' | 'credit') =>
    input.lines.reduce((total, line) => (line.side === side ? total + line.amountVnd : total), 0n);
  const amountVnd = sum('debit');
  if (amountVnd === 0n || amountVnd !== sum('credit')) throw refuse('ledger_unbalanced');
  return amountVnd;
}
