import { z } from 'zod';
import { env } from '#app/env.server.ts';
import { stripe } from './client.server.ts';

/** Seconds by which the moment of signing may differ from ours, to both sides. */
const toleranceSeconds = 300;

const eventSchema = z.object({
  id: z.string().regex(/^evt_\w{1,250}$/),
  type: z.string().max(200),
  created: z.number().int(),
  account: z.string().max(255).optional(),
  data: z.object({ object: z.object({ id: z.string().max(255).optional() }) }),
});

export type ReportedEvent = {
  id: string;
  type: string;
  objectId: string;
  accountId: string | null;
  happenedAt: Date;
};

/** What of an event is kept. Amounts and states in it are not: they are read again. */
export function asReported(event: unknown): ReportedEvent {
  const { id, type, created, account, data } = eventSchema.parse(event);
  return { id, type, objectId: data.object.id ?? '', accountId: account ?? null, happenedAt: new Date(created * 1000) };
}

/**
 * Reads a webhook whose signature holds for exactly these bytes and was made just now. The SDK takes a moment in the
 * future for a fresh one, so that a stolen secret could sign ahead: it is refused here.
 * @returns null for anything else
 */
export function readWebhook(body: string, signature: string | null, now = Date.now()): ReportedEvent | null {
  if (!env.stripe || !signature) return null;
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
  if (!(Math.abs(now / 1000 - signedAt) <= toleranceSeconds)) return null;
  try {
    return asReported(stripe().webhooks.constructEvent(body, signature, env.stripe.webhookSecret, toleranceSeconds));
  } catch {
    return null;
  }
}
