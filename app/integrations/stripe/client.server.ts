import Stripe from 'stripe';
import { env } from '#app/env.server.ts';

/** Milliseconds. After a closed socket the SDK asks a second time by itself: both together stay below ten seconds. */
const patience = 4_500;

let client: Stripe | null = null;

/**
 * The provider, with the version of its API that this code was written for. Retrying is our queue's: it keeps the same key.
 * @throws Error when the rail is not configured: nobody asks for it then
 */
export function stripe(): Stripe {
  if (!env.stripe) throw new Error('the Stripe rail is not configured');
  const { secretKey, apiUrl } = env.stripe;
  client ??= new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: patience,
    maxNetworkRetries: 0,
    telemetry: false,
    ...(apiUrl && { host: apiUrl.hostname, port: apiUrl.port, protocol: 'http' }),
  });
  return client;
}

/**
 * The provider's own words when it refused for good what it was asked; null when nobody knows what it did (no answer, an
 * error of its own, too many requests): the same has to be asked again then, under the same key.
 */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode = 0, type, code, message } = error;
  // Another request under a key of ours is a defect of ours, and a key or a right that is missing is the operator's.
  const definite = [400, 402, 404].includes(statusCode) && type !== 'StripeIdempotencyError' && code !== 'lock_timeout';
  return definite ? message : null;
}
