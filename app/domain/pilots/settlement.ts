/** Rates of a contract, in basis points. */
export type Rates = {
  /** The marketplace's fee on what is accepted, VAT included. */
  feeBps: number;
  /** VAT rate inside that fee. */
  feeVatBps: number;
  /** Kept back until the warranty ends. */
  retentionBps: number;
};

/** How an accepted amount divides, in đồng: net + fee + VAT + retention = gross, exactly. */
export type Settlement = { grossVnd: bigint; feeVnd: bigint; vatVnd: bigint; retentionVnd: bigint; netVnd: bigint };

const share = (amount: bigint, bps: number) => (amount * BigInt(bps)) / 10_000n;

/**
 * Divides what is accepted. Fee and retention are rounded down, which favours the payee; the VAT is the part of the fee
 * that the rate makes of a price that contains it.
 */
export function settle(grossVnd: bigint, rates: Rates): Settlement {
  const feeWithVat = share(grossVnd, rates.feeBps);
  const vatVnd = (feeWithVat * BigInt(rates.feeVatBps)) / BigInt(10_000 + rates.feeVatBps);
  const retentionVnd = share(grossVnd, rates.retentionBps);
  return {
    grossVnd,
    feeVnd: feeWithVat - vatVnd,
    vatVnd,
    retentionVnd,
    netVnd: grossVnd - feeWithVat - retentionVnd,
  };
}

/** A funder and its part of an amount, in đồng. */
export type Share = { organizationId: string; amountVnd: bigint };

/**
 * Divides an amount among funders in proportion to their shares, to the đồng: everybody's part rounded down, what is left
 * goes to the largest remainders, equal ones in the order given. The parts always add up to the amount.
 * @throws RangeError when the shares add up to nothing, or the amount is negative
 */
export function allocate(amountVnd: bigint, shares: readonly Share[]): Share[] {
  const total = shares.reduce((sum, each) => sum + each.amountVnd, 0n);
  if (total <= 0n || amountVnd < 0n) throw new RangeError('nothing to divide by, or a negative amount');
  const parts = shares.map((each, index) => ({
    index,
    organizationId: each.organizationId,
    amountVnd: (amountVnd * each.amountVnd) / total,
    remainder: (amountVnd * each.amountVnd) % total,
  }));
  let left = amountVnd - parts.reduce((sum, part) => sum + part.amountVnd, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.amountVnd += 1n;
    left -= 1n;
  }
  return parts.map(({ organizationId, amountVnd: part }) => ({ organizationId, amountVnd: part }));
}
