import { type AccountRef, credit, debit, type Line, type TransferKind } from '#app/domain/ledger/ledger.chart.ts';
import { assetOf, type Rail } from '#app/domain/payments/rails.ts';
import type { MilestoneEvent } from './milestone.states.ts';
import { allocate, type Settlement, type Share } from './settlement.ts';

/** Whose milestone it is, for the books. */
export type MilestoneBooks = {
  contractId: string;
  milestoneId: string;
  payeeId: string;
  rail: Rail;
  /** Each funder's part of the milestone; they add up to its amount. A refund goes back in the same shares. */
  funders: readonly Share[];
};

/** One transfer as the books take it, without its key. */
export type Posting = { kind: TransferKind; lines: Line[] };

type Books = MilestoneBooks;
const asset = ({ contractId, rail }: Books): AccountRef => ({ kind: assetOf(rail), contractId });
const contractWide = (kind: 'fee_revenue' | 'vat_payable' | 'provider_fees', { contractId }: Books): AccountRef => ({
  kind,
  contractId,
});
const ofFunder = (
  kind: 'escrow' | 'dispute_hold' | 'refund_payable',
  { contractId, milestoneId }: Books,
  organizationId: string,
): AccountRef => ({ kind, contractId, milestoneId, organizationId });
const ofPayee = (kind: 'payable' | 'payout_clearing', { contractId, milestoneId, payeeId }: Books): AccountRef => ({
  kind,
  contractId,
  milestoneId,
  organizationId: payeeId,
});
const ofContract = (kind: 'payable' | 'payout_clearing', { contractId, payeeId }: Books): AccountRef => ({
  kind,
  contractId,
  organizationId: payeeId,
});
const retention = ({ contractId }: Books, organizationId: string): AccountRef => ({
  kind: 'retention',
  contractId,
  organizationId,
});

/** Lines of nothing are left out: a fee of zero is no entry. */
const posting = (kind: TransferKind, lines: readonly Line[]): Posting => ({
  kind,
  lines: lines.filter((line) => line.amountVnd !== 0n),
});

/** An amount taken from or given to the funders' accounts of one kind, in their shares. */
const perFunder = (
  line: typeof debit,
  kind: 'escrow' | 'dispute_hold' | 'refund_payable',
  books: Books,
  shares: readonly Share[],
) => shares.map((share) => line(ofFunder(kind, books, share.organizationId), share.amountVnd));

/** What an accepted amount becomes. */
const earned = (books: Books, settlement: Settlement, shares: readonly Share[] = books.funders): Line[] => [
  credit(ofPayee('payable', books), settlement.netVnd),
  credit(contractWide('fee_revenue', books), settlement.feeVnd),
  credit(contractWide('vat_payable', books), settlement.vatVnd),
  ...(settlement.retentionVnd === 0n
    ? []
    : allocate(settlement.retentionVnd, shares).map((share) =>
        credit(retention(books, share.organizationId), share.amountVnd),
      )),
];

const accept = (books: Books, settlement: Settlement): Posting[] => [
  posting('accept', [
    ...perFunder(debit, 'escrow', books, allocate(settlement.grossVnd, books.funders)),
    ...earned(books, settlement),
  ]),
];

/** What lies in escrow and under a dispute for one milestone, per funder: the books themselves, not what they should be. */
export type Frozen = { held: readonly Share[]; escrow: readonly Share[] };

/**
 * A settled dispute: of everything the milestone still has, one part is earned (less fee) and the other goes back to the
 * funders, to each what is left of its own.
 */
const settleDispute = (books: Books, frozen: Frozen, earnedPart: Settlement | null): Posting[] => {
  const all = books.funders.map(({ organizationId }) => ({
    organizationId,
    amountVnd: of(frozen.held, organizationId) + of(frozen.escrow, organizationId),
  }));
  const taken = earnedPart ? allocate(earnedPart.grossVnd, all) : [];
  const back = all.map((share) => ({ ...share, amountVnd: share.amountVnd - of(taken, share.organizationId) }));
  const lines = [
    ...perFunder(debit, 'dispute_hold', books, frozen.held),
    ...perFunder(debit, 'escrow', books, frozen.escrow),
    ...(earnedPart ? earned(books, earnedPart, taken) : []),
    ...perFunder(credit, 'refund_payable', books, back),
  ];
  const settled = posting('settle_dispute', lines);
  return settled.lines.length > 0 ? [settled] : [];
};

const of = (shares: readonly Share[], organizationId: string) =>
  shares.find((share) => share.organizationId === organizationId)?.amountVnd ?? 0n;

/**
 * What each move of the machine posts, as a pure function of whose milestone it is and the amounts. A move that is
 * missing here moves no money; `fail_payout` posts the mirror of what it takes back. Commitment-only contracts post nothing.
 */
export const milestonePostings = {
  /** Per payment of one funder. */
  confirm_funding: (books: Books, payment: { funderId: string; amountVnd: bigint; providerCostVnd?: bigint }) => {
    const postings = [
      posting('fund', [
        debit(asset(books), payment.amountVnd),
        credit(ofFunder('escrow', books, payment.funderId), payment.amountVnd),
      ]),
    ];
    const cost = payment.providerCostVnd ?? 0n;
    if (cost > 0n)
      postings.push(
        posting('provider_fee', [debit(contractWide('provider_fees', books), cost), credit(asset(books), cost)]),
      );
    return postings;
  },
  accept,
  accept_by_silence: accept,
  accept_award: accept,
  /** The part p, and what becomes of the rest: back to the funders, or over to a follow-on milestone. */
  accept_partly: (books: Books, part: Settlement, rest: { vnd: bigint; toMilestoneId: string | null }) => {
    const shares = allocate(part.grossVnd + rest.vnd, books.funders);
    const taken = allocate(part.grossVnd, books.funders);
    const left = shares.map((share, index) => ({
      ...share,
      amountVnd: share.amountVnd - (taken[index]?.amountVnd ?? 0n),
    }));
    const follower = rest.toMilestoneId === null ? null : { ...books, milestoneId: rest.toMilestoneId };
    const away = posting(follower ? 'carry_over' : 'cancel', [
      ...perFunder(debit, 'escrow', books, left),
      ...perFunder(credit, follower ? 'escrow' : 'refund_payable', follower ?? books, left),
    ]);
    return rest.vnd === 0n ? accept(books, part) : [...accept(books, part), away];
  },
  release: (books: Books, netVnd: bigint) => [
    posting('release', [debit(ofPayee('payable', books), netVnd), credit(ofPayee('payout_clearing', books), netVnd)]),
  ],
  confirm_payout: (books: Books, netVnd: bigint) => [
    posting('payout_confirmed', [debit(ofPayee('payout_clearing', books), netVnd), credit(asset(books), netVnd)]),
  ],
  dispute: (books: Books, amountVnd: bigint) => {
    const shares = allocate(amountVnd, books.funders);
    return [
      posting('dispute', [
        ...perFunder(debit, 'escrow', books, shares),
        ...perFunder(credit, 'dispute_hold', books, shares),
      ]),
    ];
  },
  settle_by_payment: settleDispute,
  settle_by_refund: (books: Books, frozen: Frozen) => settleDispute(books, frozen, null),
  /** A provider took money back: what is left in escrow of each funder. */
  freeze: (books: Books, escrow: readonly Share[]) => {
    const lines = [...perFunder(debit, 'escrow', books, escrow), ...perFunder(credit, 'dispute_hold', books, escrow)];
    return [posting('dispute', lines)].filter((each) => each.lines.length > 0);
  },
  /** What each funder has in escrow, back to it. */
  cancel: (books: Books, shares: readonly Share[]) => [
    posting('cancel', [
      ...perFunder(debit, 'escrow', books, shares),
      ...perFunder(credit, 'refund_payable', books, shares),
    ]),
  ],
  confirm_refund: (books: Books, refund: { funderId: string; amountVnd: bigint }) => [
    posting('refund_confirmed', [
      debit(ofFunder('refund_payable', books, refund.funderId), refund.amountVnd),
      credit(asset(books), refund.amountVnd),
    ]),
  ],
} as const satisfies Partial<Record<MilestoneEvent, (books: Books, ...amounts: never[]) => Posting[]>>;

/** Movements of a contract that are no move of a milestone. */
export const contractPostings = {
  /** Warranty over and no claim: what was kept back becomes due to the startup. */
  retention_release: (books: Books, shares: readonly Share[]) => [
    posting('retention_release', [
      ...shares.map((share) => debit(retention(books, share.organizationId), share.amountVnd)),
      credit(
        { kind: 'payable', contractId: books.contractId, organizationId: books.payeeId },
        shares.reduce((sum, share) => sum + share.amountVnd, 0n),
      ),
    ]),
  ],
  /** A claim under the warranty goes back to the funders. */
  retention_claim: (books: Books, shares: readonly Share[]) => [
    posting('retention_claim', [
      ...shares.map((share) => debit(retention(books, share.organizationId), share.amountVnd)),
      ...shares.map((share) =>
        credit(
          { kind: 'refund_payable', contractId: books.contractId, organizationId: share.organizationId },
          share.amountVnd,
        ),
      ),
    ]),
  ],
  /** What was kept back leaves for the startup, and arrives. */
  retention_payout: (books: Books, vnd: bigint) => [
    posting('release', [debit(ofContract('payable', books), vnd), credit(ofContract('payout_clearing', books), vnd)]),
  ],
  retention_paid: (books: Books, vnd: bigint) => [
    posting('payout_confirmed', [debit(ofContract('payout_clearing', books), vnd), credit(asset(books), vnd)]),
  ],
  /** The claimed part has reached the funder. */
  claim_refunded: (books: Books, refund: { funderId: string; amountVnd: bigint }) => [
    posting('refund_confirmed', [
      debit(
        { kind: 'refund_payable', contractId: books.contractId, organizationId: refund.funderId },
        refund.amountVnd,
      ),
      credit(asset(books), refund.amountVnd),
    ]),
  ],
  /** A provider took a payment back; what is still in escrow covers it as far as it goes. */
  chargeback: (books: Books, payment: { funderId: string; amountVnd: bigint }, inEscrowVnd: bigint) => {
    const receivable: AccountRef = {
      kind: 'chargeback_receivable',
      contractId: books.contractId,
      organizationId: payment.funderId,
    };
    const coveredVnd = inEscrowVnd < payment.amountVnd ? inEscrowVnd : payment.amountVnd;
    const postings = [
      posting('chargeback', [debit(receivable, payment.amountVnd), credit(asset(books), payment.amountVnd)]),
    ];
    if (coveredVnd > 0n)
      postings.push(
        posting('chargeback', [
          debit(ofFunder('escrow', books, payment.funderId), coveredVnd),
          credit(receivable, coveredVnd),
        ]),
      );
    return postings;
  },
};
