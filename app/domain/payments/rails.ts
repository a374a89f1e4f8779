import type { AccountKind } from '#app/domain/ledger/ledger.chart.ts';

/** Ways money comes and goes. */
export const rails = ['bank', 'treasury', 'stripe', 'sandbox'] as const;
export type Rail = (typeof rails)[number];

/**
 * State-budget money is paid by the State Treasury against a commitment and cannot sit in escrow: nothing of such a
 * contract is in the books, its payment documents are recorded instead.
 */
export function isCommitmentOnly(rail: Rail): boolean {
  return rail === 'treasury';
}

/** The asset on which a rail's money lies. @throws RangeError for the treasury rail, whose money is never held */
export function assetOf(rail: Rail): AccountKind {
  if (rail === 'bank') return 'bank_escrow';
  if (rail === 'stripe') return 'stripe_balance';
  if (rail === 'sandbox') return 'sandbox_escrow';
  throw new RangeError('state-budget money is never held');
}

/** What a provider says of one thing it was asked to do. */
export type ProviderAnswer = {
  /** `pending`: ask again later. */
  state: 'pending' | 'done' | 'failed';
  amountVnd: bigint;
  /** The provider's own number for it. */
  reference: string;
};

/**
 * A rail's side of the world: called from jobs, never inside one of our transactions. `key` is ours and permanent: the
 * same key twice is one movement of money, whatever happened in between.
 */
export type RailPort = {
  collect(request: { key: string; amountVnd: bigint; reference: string }): Promise<ProviderAnswer>;
  payOut(request: { key: string; amountVnd: bigint; payeeId: string }): Promise<ProviderAnswer>;
  refund(request: { key: string; amountVnd: bigint; funderId: string }): Promise<ProviderAnswer>;
  /** What became of a key; null when the provider never heard of it. */
  ask(key: string): Promise<ProviderAnswer | null>;
};
