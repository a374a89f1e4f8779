import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountKind, chart } from '#app/domain/ledger/ledger.chart.ts';
import { accountIdentity, checkTransfer } from '#app/domain/ledger/transfer-input.ts';
import {
  contractPostings,
  type MilestoneBooks,
  milestonePostings,
  type Posting,
} from '#app/domain/pilots/milestone.postings.ts';
import { allocate, settle } from '#app/domain/pilots/settlement.ts';

const vnd = fc.bigInt({ min: 1n, max: 9_999_999_999_999n });
const bps = fc.integer({ min: 0, max: 5_000 });
const rates = fc.record({ feeBps: bps, feeVatBps: fc.constantFrom(0, 500, 800, 1_000), retentionBps: bps });

/** A milestone of one to four funders whose parts add up to its amount. */
const books = fc
  .tuple(fc.array(vnd, { minLength: 1, maxLength: 4 }), fc.constantFrom('bank' as const, 'sandbox' as const))
  .map(([parts, rail]): MilestoneBooks & { amountVnd: bigint } => ({
    contractId: 'c',
    milestoneId: 'm',
    payeeId: 'startup',
    rail,
    funders: parts.map((amountVnd, index) => ({ organizationId: `funder-${index}`, amountVnd })),
    amountVnd: parts.reduce((sum, part) => sum + part, 0n),
  }));

/** Balances kept from postings alone; every transfer is checked as the ledger checks it, and no floor is crossed. */
class Books {
  readonly balances = new Map<string, bigint>();

  post(postings: readonly Posting[]): void {
    for (const { kind, lines } of postings) {
      checkTransfer({ key: 'k', kind, contractId: 'c', lines });
      for (const { account, side, amountVnd } of lines) {
        const key = accountIdentity(account);
        const balance = (this.balances.get(key) ?? 0n) + (side === chart[account.kind] ? amountVnd : -amountVnd);
        expect(balance, `${kind} takes ${key} below zero`).toBeGreaterThanOrEqual(0n);
        this.balances.set(key, balance);
      }
    }
  }

  sum(kind: AccountKind): bigint {
    return [...this.balances].reduce((sum, [key, balance]) => (key.startsWith(`${kind}/`) ? sum + balance : sum), 0n);
  }

  get left(): bigint[] {
    return [...this.balances.values()].filter((balance) => balance !== 0n);
  }
}

function funded(milestone: MilestoneBooks): Books {
  const result = new Books();
  for (const { organizationId, amountVnd } of milestone.funders)
    result.post(milestonePostings.confirm_funding(milestone, { funderId: organizationId, amountVnd }));
  return result;
}

const refundAll = (result: Books, milestone: MilestoneBooks, vndEach: (funderId: string) => bigint) => {
  for (const { organizationId } of milestone.funders) {
    const amountVnd = vndEach(organizationId);
    if (amountVnd > 0n)
      result.post(milestonePostings.confirm_refund(milestone, { funderId: organizationId, amountVnd }));
  }
};
const owedTo = (result: Books, milestone: MilestoneBooks) => (funderId: string) =>
  result.balances.get(accountIdentity({ kind: 'refund_payable', ...milestone, organizationId: funderId })) ?? 0n;

describe('settlement', () => {
  it('truth 10: net + fee + VAT + retention = gross exactly, rounding favours the payee', () => {
    fc.assert(
      fc.property(vnd, rates, (gross, given) => {
        const { netVnd, feeVnd, vatVnd, retentionVnd, grossVnd } = settle(gross, given);
        expect(netVnd + feeVnd + vatVnd + retentionVnd).toBe(gross);
        expect(grossVnd).toBe(gross);
        for (const part of [netVnd, feeVnd, vatVnd, retentionVnd]) expect(part).toBeGreaterThanOrEqual(0n);
        expect((feeVnd + vatVnd) * 10_000n).toBeLessThanOrEqual(gross * BigInt(given.feeBps));
        expect(retentionVnd * 10_000n).toBeLessThanOrEqual(gross * BigInt(given.retentionBps));
      }),
    );
  });

  it('shares add up to the đồng and nobody is off by a whole one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), books, (amountVnd, { funders, amountVnd: total }) => {
        const parts = allocate(amountVnd, funders);
        expect(parts.reduce((sum, part) => sum + part.amountVnd, 0n)).toBe(amountVnd);
        parts.forEach((part, index) => {
          const exact = amountVnd * (funders[index]?.amountVnd ?? 0n);
          expect(part.amountVnd * total - exact).toBeLessThan(total);
          expect(exact - part.amountVnd * total).toBeLessThan(total);
        });
      }),
    );
  });
});

describe('postings of every row of the milestone table', () => {
  it('accepted and paid: all of it leaves, and what is kept back is released after the warranty', () => {
    fc.assert(
      fc.property(books, rates, (milestone, given) => {
        const result = funded(milestone);
        const settlement = settle(milestone.amountVnd, given);
        result.post(milestonePostings.accept(milestone, settlement));
        expect(result.sum('escrow')).toBe(0n);
        expect(result.sum('retention')).toBe(settlement.retentionVnd);
        if (settlement.netVnd > 0n) {
          result.post(milestonePostings.release(milestone, settlement.netVnd));
          expect(result.sum('payable')).toBe(0n);
          result.post(milestonePostings.confirm_payout(milestone, settlement.netVnd));
        }
        const kept = settlement.feeVnd + settlement.vatVnd + settlement.retentionVnd;
        expect(result.sum('bank_escrow') + result.sum('sandbox_escrow')).toBe(kept);
        if (settlement.retentionVnd === 0n) return;
        result.post(
          contractPostings.retention_release(
            milestone,
            allocate(settlement.retentionVnd, milestone.funders).filter((share) => share.amountVnd > 0n),
          ),
        );
        expect(result.sum('retention')).toBe(0n);
        expect(result.sum('payable')).toBe(settlement.retentionVnd);
      }),
    );
  });

  it('a part accepted: the rest goes back in the same shares, or over to the next milestone', () => {
    fc.assert(
      fc.property(
        books,
        rates,
        fc.bigInt({ min: 1n, max: 10_000n }),
        fc.boolean(),
        (milestone, given, tenThousandths, over) => {
          const gross = (milestone.amountVnd * tenThousandths) / 10_000n;
          if (gross === 0n) return;
          const result = funded(milestone);
          const rest = { vnd: milestone.amountVnd - gross, toMilestoneId: over ? 'next' : null };
          result.post(milestonePostings.accept_partly(milestone, settle(gross, given), rest));
          const accepted =
            result.sum('payable') + result.sum('fee_revenue') + result.sum('vat_payable') + result.sum('retention');
          expect(accepted).toBe(gross);
          expect(over ? result.sum('escrow') : result.sum('refund_payable')).toBe(rest.vnd);
          expect(over ? result.sum('refund_payable') : result.sum('escrow')).toBe(0n);
        },
      ),
    );
  });

  it('disputed and settled: x + y = d, each funder gets its share of y', () => {
    fc.assert(
      fc.property(books, rates, fc.bigInt({ min: 0n, max: 10_000n }), (milestone, given, tenThousandths) => {
        const result = funded(milestone);
        result.post(milestonePostings.dispute(milestone, milestone.amountVnd));
        expect(result.sum('dispute_hold')).toBe(milestone.amountVnd);
        const frozen = { held: milestone.funders, escrow: [] };
        const earned = (milestone.amountVnd * tenThousandths) / 10_000n;
        const back = milestone.amountVnd - earned;
        result.post(
          earned === 0n
            ? milestonePostings.settle_by_refund(milestone, frozen)
            : milestonePostings.settle_by_payment(milestone, frozen, settle(earned, given)),
        );
        expect(result.sum('dispute_hold')).toBe(0n);
        expect(result.sum('refund_payable')).toBe(back);
      }),
    );
  });

  it('cancelled and refunded: nothing is left anywhere', () => {
    fc.assert(
      fc.property(books, (milestone) => {
        const result = funded(milestone);
        result.post(milestonePostings.cancel(milestone, milestone.funders));
        refundAll(result, milestone, owedTo(result, milestone));
        expect(result.left).toEqual([]);
      }),
    );
  });

  it('a chargeback is covered by what is in escrow, as far as it goes', () => {
    fc.assert(
      fc.property(books, (milestone) => {
        const [first] = milestone.funders;
        if (!first) return;
        const payment = { funderId: first.organizationId, amountVnd: first.amountVnd };
        const result = funded(milestone);
        result.post(contractPostings.chargeback(milestone, payment, first.amountVnd));
        expect(result.sum('chargeback_receivable')).toBe(0n);
        expect(result.sum('escrow')).toBe(milestone.amountVnd - first.amountVnd);
      }),
    );
  });

  it('a claim under the warranty goes back to the funders', () => {
    const milestone: MilestoneBooks = {
      contractId: 'c',
      milestoneId: 'm',
      payeeId: 'startup',
      rail: 'bank',
      funders: [{ organizationId: 'a', amountVnd: 1_000n }],
    };
    const result = funded(milestone);
    result.post(milestonePostings.accept(milestone, settle(1_000n, { feeBps: 0, feeVatBps: 0, retentionBps: 1_000 })));
    result.post(contractPostings.retention_claim(milestone, [{ organizationId: 'a', amountVnd: 100n }]));
    expect(result.sum('refund_payable')).toBe(100n);
    expect(result.sum('retention')).toBe(0n);
  });
});
