import type { AccountKind } from '#app/domain/ledger/ledger.chart.ts';
import { isCommitmentOnly, type Rail } from '#app/domain/payments/rails.ts';
import type { MilestoneStatus } from './milestone.states.ts';

/** Where the value of a contract can be, in the order of the band. */
export const moneyPlaces = [
  'not_paid_in',
  'held',
  'disputed',
  'due',
  'on_its_way',
  'paid',
  'retained',
  'refunded',
  'fees',
] as const;
export type MoneyPlace = (typeof moneyPlaces)[number];
export type MoneyPicture = { place: MoneyPlace; vnd: bigint }[];

type Facts = {
  valueVnd: bigint;
  rail: Rail;
  /** Balances of the contract's accounts, from the ledger. */
  balances: ReadonlyMap<AccountKind, bigint>;
  paidVnd: bigint;
  refundedVnd: bigint;
  milestones: readonly { status: MilestoneStatus; amountVnd: bigint }[];
};

/**
 * The value of a contract split into where it is now; the parts add up to the value. Drawn from the ledger alone; only a
 * state-budget contract, which has no entries, is told from its milestones.
 */
export function moneyPicture(facts: Facts): MoneyPicture {
  const parts = isCommitmentOnly(facts.rail) ? fromMilestones(facts) : fromBooks(facts);
  const elsewhere = Object.values(parts).reduce((sum, vnd) => sum + vnd, 0n);
  const all: Partial<Record<MoneyPlace, bigint>> = { ...parts, not_paid_in: facts.valueVnd - elsewhere };
  return moneyPlaces.map((place) => ({ place, vnd: all[place] ?? 0n }));
}

function fromBooks({ balances, paidVnd, refundedVnd }: Facts): Partial<Record<MoneyPlace, bigint>> {
  const balance = (kind: AccountKind) => balances.get(kind) ?? 0n;
  return {
    held: balance('escrow'),
    disputed: balance('dispute_hold'),
    due: balance('payable'),
    on_its_way: balance('payout_clearing'),
    paid: paidVnd,
    retained: balance('retention'),
    refunded: balance('refund_payable') + refundedVnd,
    fees: balance('fee_revenue') + balance('vat_payable'),
  };
}

function fromMilestones({ milestones }: Facts): Partial<Record<MoneyPlace, bigint>> {
  const sumOf = (...statuses: MilestoneStatus[]) =>
    milestones.reduce((sum, each) => (statuses.includes(each.status) ? sum + each.amountVnd : sum), 0n);
  return { due: sumOf('accepted', 'awaiting_payment'), paid: sumOf('released') };
}

/** Which accounts of the ledger a part of the picture is drawn from, for its link. */
export const accountsOfPlace: Readonly<Record<MoneyPlace, readonly AccountKind[]>> = {
  not_paid_in: [],
  held: ['escrow'],
  disputed: ['dispute_hold'],
  due: ['payable'],
  on_its_way: ['payout_clearing'],
  paid: ['payout_clearing'],
  retained: ['retention'],
  refunded: ['refund_payable'],
  fees: ['fee_revenue', 'vat_payable'],
};
