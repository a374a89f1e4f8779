import type Stripe from 'stripe';

type Options = {
  /** How often each event is sent. */
  copies?: number;
  /** Part of the events that are never sent, 0 to 1. */
  lost?: number;
  /** Same seed, same order and losses. */
  seed: number;
};

/** mulberry32: a small generator of even numbers from 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Events as a bad day delivers them: some lost, the others several times, late and in any order. */
export function badDay(
  events: readonly Stripe.EventBase[],
  { copies = 1, lost = 0, seed }: Options,
): Stripe.EventBase[] {
  const random = generator(seed);
  const sent = events.filter(() => random() >= lost).flatMap((event) => Array.from({ length: copies }, () => event));
  for (let last = sent.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [sent[last], sent[other]];
    if (a && b) [sent[last], sent[other]] = [b, a];
  }
  return sent;
}
