import { type AccountRef, credit, debit } from '#app/domain/ledger/ledger.chart.ts';
import type { TransferInput } from '#app/domain/ledger/transfer-input.ts';

/** Money nobody has claimed yet, and where it lies: the only accounts without a contract. */
const suspense: AccountRef = { kind: 'suspense', contractId: null };
const bank: AccountRef = { kind: 'bank_escrow', contractId: null };

/** Money that came in and says not clearly where it belongs. */
export function intoSuspense(lineId: string, amountVnd: bigint): TransferInput {
  return {
    key: `suspense:${lineId}`,
    kind: 'suspense',
    contractId: null,
    lines: [debit(bank, amountVnd), credit(suspense, amountVnd)],
  };
}

/** It leaves suspense: to a contract, whose own posting follows, to its payer, or for a movement out that it covers. */
export function outOfSuspense(decisionId: string, amountVnd: bigint): TransferInput {
  return {
    key: `suspense-out:${decisionId}`,
    kind: 'suspense',
    contractId: null,
    lines: [debit(suspense, amountVnd), credit(bank, amountVnd)],
  };
}
