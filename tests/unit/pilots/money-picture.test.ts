import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountKind } from '#app/domain/ledger/ledger.chart.ts';
import { milestoneMachine } from '#app/domain/pilots/milestone.states.ts';
import { moneyPicture } from '#app/domain/pilots/money-picture.ts';

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const kinds: AccountKind[] = ['escrow', 'dispute_hold', 'payable', 'payout_clearing', 'retention', 'refund_payable'];

it('the parts of the picture add up to the value of the contract', () => {
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 6, maxLength: 6 }),
      amount,
      amount,
      amount,
      (held, paid, refunded, due) => {
        const balances = new Map(kinds.map((kind, index) => [kind, held[index] ?? 0n]));
        const valueVnd = held.reduce((sum, vnd) => sum + vnd, paid + refunded + due);
        const facts = { valueVnd, balances, paidVnd: paid, refundedVnd: refunded, milestones: [] };
        const picture = moneyPicture({ ...facts, rail: 'sandbox' });
        expect(picture.reduce((sum, part) => sum + part.vnd, 0n)).toBe(valueVnd);
        expect(picture.find((part) => part.place === 'not_paid_in')?.vnd).toBe(due);
      },
    ),
  );
});

it('state-budget money is told from the milestones, the books being empty', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ status: fc.constantFrom(...milestoneMachine.states), amountVnd: amount })),
      (milestones) => {
        const valueVnd = milestones.reduce((sum, each) => sum + each.amountVnd, 0n);
        const facts = { valueVnd, balances: new Map(), paidVnd: 0n, refundedVnd: 0n, milestones };
        const picture = moneyPicture({ ...facts, rail: 'treasury' });
        expect(picture.reduce((sum, part) => sum + part.vnd, 0n)).toBe(valueVnd);
      },
    ),
  );
});
