import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { auditBatches, auditEvents } from '#db/schema/audit.ts';

/**
 * The canonical forms that the chain is made of. All hashes are SHA-256 in lower-case hex over UTF-8; arrays are JSON as
 * `JSON.stringify` writes it, without spaces.
 *
 * - **event**: `["de-bai-audit-event-1", …]` followed by the columns in the order of `eventParts`, each the text that
 *   PostgreSQL gives (`details` as `jsonb` prints it: keys by length, then bytewise; moments in UTC with microseconds) or null.
 * - **events of a batch**: the lines `<event id>:<event hash>\n` in the order of ids.
 * - **batch**: `["de-bai-audit-batch-1", …]` followed by number, previous hash, moment of sealing, sealing role, cluster, horizon, count, first
 *   and last id, and the hash of its events.
 */
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A moment as text, to the microsecond: a `Date` would lose the last three digits. */
export const exactMoment = (column: AnyPgColumn) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const textOf = (column: AnyPgColumn) => sql<string | null>`${column}::text`;

/** Every column of an event as text, `at` after the id; selected by sealing and by verifying alike. */
export const eventParts = {
  id: sql<string>`${auditEvents.id}::text`,
  at: exactMoment(auditEvents.at),
  actorUserId: textOf(auditEvents.actorUserId),
  actorOrganizationId: textOf(auditEvents.actorOrganizationId),
  event: textOf(auditEvents.event),
  subjectKind: textOf(auditEvents.subjectKind),
  subjectId: textOf(auditEvents.subjectId),
  rootKind: textOf(auditEvents.rootKind),
  rootId: textOf(auditEvents.rootId),
  fromStatus: textOf(auditEvents.fromStatus),
  toStatus: textOf(auditEvents.toStatus),
  reason: textOf(auditEvents.reason),
  details: textOf(auditEvents.details),
  source: textOf(auditEvents.source),
  requestId: textOf(auditEvents.requestId),
  originCommitment: textOf(auditEvents.originCommitment),
  transaction: sql<string>`${auditEvents.transaction}::text`,
  writtenBy: sql<string>`${auditEvents.writtenBy}::text`,
};

export type EventParts = { id: string; at: string; transaction: string; writtenBy: string } & Record<
  Exclude<keyof typeof eventParts, 'id' | 'at' | 'transaction' | 'writtenBy'>,
  string | null
>;

const eventOrder = Object.keys(eventParts) as (keyof typeof eventParts)[];

export function hashOfEvent(parts: EventParts): string {
  return sha256(JSON.stringify(['de-bai-audit-event-1', ...eventOrder.map((name) => parts[name])]));
}

export type Seal = { eventId: string; eventHash: string };

/** @param seals in the order of ids */
export function hashOfSeals(seals: readonly Seal[]): string {
  return sha256(seals.map(({ eventId, eventHash }) => `${eventId}:${eventHash}\n`).join(''));
}

/** One link, all as text, as it is hashed and as verifying reads it. */
export type Link = {
  number: number;
  previousHash: string | null;
  sealedAt: string;
  sealedBy: string;
  cluster: string;
  horizon: string;
  eventCount: number;
  firstId: string;
  lastId: string;
  eventsHash: string;
};

export function hashOfBatch(link: Link): string {
  const { number, previousHash, sealedAt, sealedBy, cluster, horizon, eventCount, firstId, lastId, eventsHash } = link;
  return sha256(
    JSON.stringify([
      'de-bai-audit-batch-1',
      number,
      previousHash,
      sealedAt,
      sealedBy,
      cluster,
      horizon,
      eventCount,
      firstId,
      lastId,
      eventsHash,
    ]),
  );
}

/** The columns of a batch as text, for its hash. */
export const linkParts = {
  number: auditBatches.number,
  previousHash: auditBatches.previousHash,
  sealedAt: exactMoment(auditBatches.sealedAt),
  sealedBy: auditBatches.sealedBy,
  cluster: auditBatches.cluster,
  horizon: sql<string>`${auditBatches.horizon}::text`,
  eventCount: auditBatches.eventCount,
  firstId: sql<string>`${auditBatches.firstId}::text`,
  lastId: sql<string>`${auditBatches.lastId}::text`,
  eventsHash: auditBatches.eventsHash,
  hash: auditBatches.hash,
};
