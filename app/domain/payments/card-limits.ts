/** The provider takes eight digits at most, and nothing worth less than about half a US dollar. */
const mostVnd = 99_999_999n;
const leastVnd = 20_000n;

/**
 * How much of what is due the next card payment asks for, in đồng: as much as one may be, but never so much that the rest
 * would be too small to be paid by card.
 */
export function nextCardPayment(dueVnd: bigint): bigint {
  if (dueVnd <= mostVnd) return dueVnd;
  return dueVnd - mostVnd < leastVnd ? mostVnd - leastVnd : mostVnd;
}
