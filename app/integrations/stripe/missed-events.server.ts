import { stripe } from './client.server.ts';
import { asReported, type ReportedEvent } from './signature.server.ts';

/**
 * Events since one that is known, newest first; the provider keeps them for thirty days.
 * @param since null: all that it still has
 */
export async function eventsSince(since: Date | null): Promise<ReportedEvent[]> {
  const found: ReportedEvent[] = [];
  const created = since && { created: { gte: Math.floor(since.getTime() / 1000) } };
  for await (const event of stripe().events.list({ limit: 100, ...created })) found.push(asReported(event));
  return found;
}
