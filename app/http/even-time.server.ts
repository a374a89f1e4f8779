import { setTimeout as pause } from 'node:timers/promises';

/** In ms; far above what the slowest way through takes, password hash and mail included. */
const evenMs = 300;

/**
 * Answers after the same time whatever the work found: how long it took would tell whether an address has an account
 * (OWASP ASVS 6.3.8).
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work(), pause(evenMs)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
