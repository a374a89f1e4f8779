import { desc, eq } from 'drizzle-orm';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { providerEvents } from '#db/schema/providers.ts';

export type ProviderEvent = typeof providerEvents.$inferSelect;

/** Keeps an event that the provider reported and has it looked into; reported again, nothing happens. */
export function receiveEvent(event: Omit<ProviderEvent, 'receivedAt'>): Promise<void> {
  return inTransaction(async (tx) => {
    const [fresh] = await tx
      .insert(providerEvents)
      .values(event)
      .onConflictDoNothing({ target: providerEvents.id })
      .returning({ id: providerEvents.id });
    if (fresh) await enqueue(tx, 'process-provider-event', { eventId: fresh.id }, { key: `event:${fresh.id}` });
  });
}

/** Unsafe: for the rail's jobs. */
export async function unsafeEvent(eventId: string): Promise<ProviderEvent | null> {
  const [row] = await db.select().from(providerEvents).where(eq(providerEvents.id, eventId));
  return row ?? null;
}

/** When the newest event that was found by looking happened; null before the first look. */
export async function lastLookedUp(): Promise<Date | null> {
  const [row] = await db
    .select({ at: providerEvents.happenedAt })
    .from(providerEvents)
    .where(eq(providerEvents.source, 'backfill'))
    .orderBy(desc(providerEvents.happenedAt))
    .limit(1);
  return row?.at ?? null;
}
