import { asDomainError } from './errors.server.ts';
import { countAttempt } from './rate-limit.server.ts';

/**
 * Looks at what a mailed link opens; links that open nothing are counted, which ends guessing.
 *
 * @returns null when it opens nothing (any more)
 * @throws DomainError too_many_requests
 */
export async function openLink<T>(clientAddress: string, find: Promise<T | null>): Promise<T | null> {
  const found = await find;
  if (found === null) await countAttempt('openToken', { clientAddress });
  return found;
}

/** True of a link that was used up while its page stood open. */
export function isDeadLink(error: unknown): boolean {
  return asDomainError(error)?.reason === 'dead_link';
}
