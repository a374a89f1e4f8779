import { queueUnanswered } from '#app/domain/payments/queue-unanswered.server.ts';
import { lastLookedUp, receiveEvent } from '#app/domain/payments/receive-event.server.ts';
import { env } from '#app/env.server.ts';
import { eventsSince } from '#app/integrations/stripe/missed-events.server.ts';

/** Fetches events whose reports got lost, and asks again for whatever has no answer. Nothing on an unconfigured rail. */
export async function handle(): Promise<void> {
  if (!env.stripe) return;
  const missed = await eventsSince(await lastLookedUp());
  // Oldest first: should this be interrupted, the next look begins where it ended.
  for (const event of missed.reverse()) await receiveEvent({ ...event, source: 'backfill' });
  await queueUnanswered();
}
