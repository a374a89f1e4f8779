import { and, asc, desc, eq, gte, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { auditBatches, auditEvents, auditSeals } from '#db/schema/audit.ts';
import {
  type EventParts,
  eventParts,
  hashOfBatch,
  hashOfEvent,
  hashOfSeals,
  type Link,
  linkParts,
} from './audit-chain.server.ts';
import type { AuditHead } from './audit-head.ts';

/** Any number, the same in every process that seals: links are added one after the other. */
const sealingLock = 7_207_019;

/** Events of one batch, unless a single transaction wrote more. */
const batchSize = 5_000;

/**
 * Seals what is on record and not sealed yet, as one batch: the next link of the chain.
 *
 * Transactions that write events never wait for this. It takes only events whose transactions have ended, up to a horizon
 * (`pg_snapshot_xmin`) below which nothing can appear any more; one that commits late is sealed by a later batch.
 *
 * @returns the new head; null when there is nothing to seal, or another process is sealing
 */
export function sealAudit(): Promise<AuditHead | null> {
  return inTransaction(async (tx) => {
    const [lock] = await tx.execute<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${sealingLock}) as got`);
    if (!lock?.got) return null;
    const [previous] = await tx.select(linkParts).from(auditBatches).orderBy(desc(auditBatches.number)).limit(1);
    const now = await present(tx);
    const found = await settledEvents(tx, now, previous);
    return found && append(tx, now, previous, found);
  });
}

type Present = { horizon: string; next: string; cluster: string; role: string; at: string };

async function present(tx: Tx): Promise<Present> {
  const [row] = await tx.execute<Present>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, pg_snapshot_xmax(pg_current_snapshot())::text as next,
      (select system_identifier::text from pg_control_system()) as cluster, current_user::text as role,
      to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`);
  if (!row) throw new Error('the database does not say where it stands');
  return row;
}

type Found = { events: EventParts[]; horizon: string };

async function settledEvents(tx: Tx, now: Present, previous: Link | undefined): Promise<Found | null> {
  const unsealed = notExists(tx.select({ one: sql`1` }).from(auditSeals).where(eq(auditSeals.eventId, auditEvents.id)));
  const ended = lt(auditEvents.transaction, now.horizon);
  if (previous?.cluster !== now.cluster) {
    // The first batch of this server: what a restored copy brought along has numbers of transactions of another one.
    const events = await read(tx, and(unsealed, or(ended, gte(auditEvents.transaction, now.next))));
    return events.length > 0 ? { events, horizon: now.horizon } : null;
  }
  const fresh = and(unsealed, gte(auditEvents.transaction, previous.horizon), ended);
  const [excess] = await tx
    .select({ transaction: sql<string>`${auditEvents.transaction}::text` })
    .from(auditEvents)
    .where(fresh)
    .orderBy(asc(auditEvents.transaction), asc(auditEvents.id))
    .offset(batchSize)
    .limit(1);
  if (!excess) {
    const events = await read(tx, fresh);
    return events.length > 0 ? { events, horizon: now.horizon } : null;
  }
  const before = await read(tx, and(fresh, lt(auditEvents.transaction, excess.transaction)));
  if (before.length > 0) return { events: before, horizon: excess.transaction };
  return {
    events: await read(tx, and(fresh, eq(auditEvents.transaction, excess.transaction))),
    horizon: String(BigInt(excess.transaction) + 1n),
  };
}

function read(tx: Tx, where: SQL | undefined): Promise<EventParts[]> {
  return tx.select(eventParts).from(auditEvents).where(where).orderBy(asc(auditEvents.id));
}

async function append(
  tx: Tx,
  now: Present,
  previous: (Link & { hash: string }) | undefined,
  { events, horizon }: Found,
): Promise<AuditHead> {
  const seals = events.map((event) => ({ eventId: event.id, eventHash: hashOfEvent(event) }));
  const link: Link = {
    number: (previous?.number ?? 0) + 1,
    previousHash: previous?.hash ?? null,
    sealedAt: now.at,
    sealedBy: now.role,
    cluster: now.cluster,
    horizon,
    eventCount: events.length,
    firstId: events[0]?.id ?? '',
    lastId: events.at(-1)?.id ?? '',
    eventsHash: hashOfSeals(seals),
  };
  const hash = hashOfBatch(link);
  await tx.insert(auditBatches).values({
    ...link,
    sealedAt: sql`${link.sealedAt}::timestamptz`,
    firstId: BigInt(link.firstId),
    lastId: BigInt(link.lastId),
    hash,
  });
  for (let from = 0; from < seals.length; from += 1_000) {
    const part = seals.slice(from, from + 1_000);
    await tx
      .insert(auditSeals)
      .values(
        part.map(({ eventId, eventHash }) => ({ eventId: BigInt(eventId), batchNumber: link.number, eventHash })),
      );
  }
  return { batch: link.number, hash, events: link.eventCount, lastId: link.lastId, sealedAt: link.sealedAt };
}
