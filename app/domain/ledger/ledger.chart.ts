import type { ledgerAccountKinds, ledgerTransferKinds } from '#db/schema/ledger.ts';

/** Kinds of account of the book. */
export type AccountKind = (typeof ledgerAccountKinds)[number];
/** What a movement is, in the words of the milestone table. */
export type TransferKind = (typeof ledgerTransferKinds)[number];
export type Side = 'debit' | 'credit';

/** Which account: these four together are its identity, and one that does not exist yet is opened. */
export type AccountRef = {
  kind: AccountKind;
  /** Null only for money nobody has claimed yet (`suspense`) and where it lies. */
  contractId: string | null;
  milestoneId?: string | null;
  /** The funder whose share it holds, or the payee. */
  organizationId?: string | null;
};

/** One side of a movement; the amount is in whole đồng and more than zero. */
export type Line = { account: AccountRef; side: Side; amountVnd: bigint };

/**
 * The chart of accounts: on which side each kind grows (the database derives the same), in the order of a statement.
 */
export const chart: Readonly<Record<AccountKind, Side>> = {
  bank_escrow: 'debit',
  stripe_balance: 'debit',
  sandbox_escrow: 'debit',
  escrow: 'credit',
  dispute_hold: 'credit',
  payable: 'credit',
  payout_clearing: 'credit',
  retention: 'credit',
  refund_payable: 'credit',
  fee_revenue: 'credit',
  vat_payable: 'credit',
  provider_fees: 'debit',
  chargeback_receivable: 'debit',
  suspense: 'credit',
};

export function debit(account: AccountRef, amountVnd: bigint): Line {
  return { account, side: 'debit', amountVnd };
}

export function credit(account: AccountRef, amountVnd: bigint): Line {
  return { account, side: 'credit', amountVnd };
}

/** The same movement backwards. */
export function mirrored(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, side: line.side === 'debit' ? 'credit' : 'debit' }));
}
