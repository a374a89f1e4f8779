import { createHash } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { requestFrame } from '#app/domain/kernel/request-frame.server.ts';
import { db } from '#db/client.server.ts';
import { rateLimits } from '#db/schema/rate-limits.ts';
import { networkOf } from './network-of.ts';

/** `points` attempts in a window of `seconds`. */
type Limit = { points: number; seconds: number };

/**
 * By what an attempt is counted. `pair` is one address of e-mail from one network: what somebody does there shuts nobody
 * out elsewhere. `device` is a browser that has signed in to that address before; it is counted instead of the others.
 */
type By = 'device' | 'pair' | 'network' | 'account' | 'person' | 'organization';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Every limit of the site. The counts are rows, so that they hold across processes and restarts. Within a line the narrow
 * ones stand first: what they refuse does not fill a wide one that others share.
 */
const limits = {
  /**
   * Failed sign-ins. One network can add no more than five windows of `pair` to an account's hour, which is below
   * `account`: nobody locks somebody else out from one place. Whoever tries from many places meets `account`, and the
   * owner still comes in from any device that has signed in before (OWASP, device cookies).
   */
  signIn: {
    device: { points: 10, seconds: 15 * minute },
    pair: { points: 10, seconds: 15 * minute },
    network: { points: 100, seconds: 15 * minute },
    account: { points: 100, seconds: hour },
  },
  /** New accounts: each sends a mail to an address that may be somebody else's. */
  signUp: {
    pair: { points: 5, seconds: hour },
    network: { points: 30, seconds: hour },
    account: { points: 20, seconds: day },
  },
  /** Asking for the link that sets a new password. Counted alike whether the address exists or not. */
  resetPassword: {
    device: { points: 5, seconds: hour },
    pair: { points: 5, seconds: hour },
    network: { points: 30, seconds: hour },
    account: { points: 20, seconds: day },
  },
  /** Asking again for the mail that proves an address; changing the address. */
  verifyEmail: { person: { points: 5, seconds: hour }, network: { points: 30, seconds: hour } },
  /** Opening the links of mails (resets, invitations, verifications): ends guessing. */
  openToken: { network: { points: 60, seconds: 15 * minute } },
  /**
   * Codes of the second factor, counted like sign-ins but fewer: three of a million are right at any time, so that 30 an
   * hour find one in more than a year on average. Only who gave the right password comes this far.
   */
  secondFactor: {
    device: { points: 10, seconds: 15 * minute },
    pair: { points: 5, seconds: 15 * minute },
    network: { points: 60, seconds: 15 * minute },
    account: { points: 30, seconds: hour },
  },
  /** Passkeys, asked and answered: nothing to guess, only rows to fill. */
  passkey: { network: { points: 300, seconds: 15 * minute } },
  /** Sign-ins through an identity provider, begun or returning. */
  oidc: { network: { points: 60, seconds: 15 * minute } },
  /** Invitations and requests for access: mails to people who have not asked for them. */
  invite: { person: { points: 60, seconds: hour }, organization: { points: 200, seconds: day } },
  /** Uploads, counted by file. */
  upload: { person: { points: 300, seconds: hour }, organization: { points: 1_000, seconds: hour } },
  /** Questions to the search; what is answered from the cache is not counted. */
  search: { network: { points: 600, seconds: 5 * minute } },
  /** Exports of the audit trail and of one's own data. */
  export: { person: { points: 20, seconds: hour } },
  /** Messages to the help desk. */
  contact: { network: { points: 10, seconds: hour } },
} as const satisfies Record<string, Partial<Record<By, Limit>>>;

export type LimitName = keyof typeof limits;
export const limitNames = Object.keys(limits) as LimitName[];

/** Who tries; a limit is skipped when what it counts by is not known here. */
export type Attempt = {
  /** The caller's address as Express gives it, believing no header that we were not told to believe. */
  clientAddress?: string | undefined;
  email?: string | undefined;
  /** Nonce of the device, when it has signed in to this address of e-mail before. */
  knownDevice?: string | null | undefined;
  userId?: string | undefined;
  organizationId?: string | undefined;
};

/** Of these, a process counts so many of a window by itself before it asks the table: a page need not cost a query. */
const freeOfQueries: Partial<Record<LimitName, number>> = { search: 60 };

/** Counts attempts on one set of limiters; every process makes its own and shares the rows. */
export function makeRateLimiter() {
  const stores = new Map<string, RateLimiterDrizzle>();
  const memories = new Map<string, RateLimiterMemory>();

  function storeOf(name: string, by: string, { points, seconds }: Limit): RateLimiterDrizzle {
    const keyPrefix = `${name}-${by}`;
    let store = stores.get(keyPrefix);
    if (!store) {
      // A process remembers what it has seen refused, so that a flood costs it no queries.
      const inMemoryBlockOnConsumed = points + 1;
      store = new RateLimiterDrizzle({
        storeClient: db,
        schema: rateLimits,
        keyPrefix,
        points,
        duration: seconds,
        inMemoryBlockOnConsumed,
      });
      stores.set(keyPrefix, store);
    }
    return store;
  }

  async function isFree(name: LimitName, by: string, seconds: number, key: string): Promise<boolean> {
    const points = freeOfQueries[name];
    if (points === undefined) return false;
    const memory = memories.get(name) ?? new RateLimiterMemory({ points, duration: seconds });
    memories.set(name, memory);
    return memory.consume(`${by} ${key}`).then(
      () => true,
      () => false,
    );
  }

  /**
   * Counts an attempt before it is tried, so that many at once cannot pass together.
   *
   * @param count how many at once, files for instance
   * @returns to call when the attempt shall count for nothing: a right password
   * @throws DomainError too_many_requests `<name>_limit`, with `retryAfterSeconds`
   */
  return async function countAttempt(name: LimitName, attempt: Attempt, count = 1): Promise<() => Promise<void>> {
    const counted: { store: RateLimiterDrizzle; key: string }[] = [];
    for (const { by, limit, key } of keysOf(limits[name], attempt)) {
      if (await isFree(name, by, limit.seconds, key)) continue;
      const store = storeOf(name, by, limit);
      await consume(name, store, key, count);
      counted.push({ store, key });
    }
    return async () => {
      await Promise.all(counted.map(({ store, key }) => store.reward(key, count)));
    };
  };
}

/** This process's counter. */
export const countAttempt = makeRateLimiter();

function keysOf(byLimits: Partial<Record<By, Limit>>, attempt: Attempt) {
  const email = attempt.email?.toLowerCase();
  const network = attempt.clientAddress ? networkOf(attempt.clientAddress) : undefined;
  const keys: Record<By, string | undefined> = {
    device: email && attempt.knownDevice ? opaque(`${email} ${attempt.knownDevice}`) : undefined,
    pair: email && network !== undefined ? opaque(`${email} ${network}`) : undefined,
    network,
    account: email && opaque(email),
    person: attempt.userId,
    organization: attempt.organizationId,
  };
  const found = (Object.entries(byLimits) as [By, Limit][]).flatMap(([by, limit]) => {
    const key = keys[by];
    return key ? [{ by, limit, key }] : [];
  });
  const device = found.filter(({ by }) => by === 'device');
  return device.length > 0 ? device : found;
}

async function consume(name: LimitName, store: RateLimiterDrizzle, key: string, count: number): Promise<void> {
  try {
    await store.consume(key, count);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    const frame = requestFrame();
    if (frame) frame.retryAfterSeconds = retryAfterSeconds;
    throw new DomainError('too_many_requests', { reason: reasonOf(name), retryAfterSeconds });
  }
}

/** `sign_in_limit`, a key of `errors:reason`. */
const reasonOf = (name: LimitName) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_limit`;

/** The table of limits names no person. */
function opaque(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
