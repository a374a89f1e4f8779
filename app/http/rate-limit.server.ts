import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { rateLimits } from '#db/schema/rate-limits.ts';

/**
 * Limits that hold across processes and restarts, because the counts are rows. A process remembers what it has seen
 * refused, so that a flood costs it no queries.
 *
 * @param points attempts per window
 * @param duration length of the window, in seconds
 */
function limiter(keyPrefix: string, points: number, duration: number): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix,
    points,
    duration,
    inMemoryBlockOnConsumed: points + 1,
  });
}

const quarterHour = 15 * 60;

/**
 * Failed sign-ins. One network can add no more than five windows of `pair` to an account's hour, which is below `account`:
 * nobody locks somebody else out from one place. Whoever tries from many places meets `account`, and the owner still
 * comes in from any device that has signed in before, which is counted by itself (OWASP, device cookies).
 */
function signInLimiters() {
  return {
    device: limiter('sign-in-device', 10, quarterHour),
    pair: limiter('sign-in-pair', 10, quarterHour),
    network: limiter('sign-in-network', 100, quarterHour),
    account: limiter('sign-in-account', 100, 60 * 60),
  };
}

export type SignInAttempt = {
  email: string;
  /** The caller's address as Express gives it, believing no header that we were not told to believe. */
  clientAddress: string;
  /** Nonce of the device, when it has signed in to this account before. */
  knownDevice: string | null;
};

/** Counts attempts on one set of limiters; every process makes its own and shares the rows. */
export function makeSignInGuard() {
  const limiters = signInLimiters();
  /**
   * Counts an attempt before it is tried, so that many at once cannot pass together.
   *
   * @returns to call when the attempt was right: it then counts for nothing
   * @throws DomainError too_many_requests `sign_in_limit`
   */
  return async function countSignIn(attempt: SignInAttempt): Promise<() => Promise<void>> {
    const counted: { limit: RateLimiterDrizzle; key: string }[] = [];
    for (const { limit, key } of keysOf(limiters, attempt)) {
      await consume(limit, key);
      counted.push({ limit, key });
    }
    return async () => {
      await Promise.all(counted.map(({ limit, key }) => limit.reward(key)));
    };
  };
}

/** This process's guard. */
export const countSignIn = makeSignInGuard();

/** From the narrowest to the widest: what a narrow limit refuses does not fill a wide one that others share. */
function keysOf(limiters: ReturnType<typeof signInLimiters>, attempt: SignInAttempt) {
  const account = opaque(attempt.email);
  if (attempt.knownDevice) return [{ limit: limiters.device, key: opaque(`${attempt.email} ${attempt.knownDevice}`) }];
  const network = networkOf(attempt.clientAddress);
  return [
    { limit: limiters.pair, key: opaque(`${attempt.email} ${network}`) },
    { limit: limiters.network, key: network },
    { limit: limiters.account, key: account },
  ];
}

async function consume(limit: RateLimiterDrizzle, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new DomainError('too_many_requests', { reason: 'sign_in_limit' });
    throw refusal;
  }
}

/** The table of limits names no person. */
function opaque(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An IPv4 address stands for itself; of an IPv6 one the first 64 bits, since whoever has one has all of those. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const full = [
    ...groups,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail ?? '').split(':').filter(Boolean),
  ];
  return `${full
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
