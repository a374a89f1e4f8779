import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, moment, transactionId } from './columns.ts';

/** Append-only: who did what, for which organisation, on what. The application's role may insert and read, nothing else. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    at: createdAt(),
    /** Null when the system acted. */
    actorUserId: uuid(),
    actorOrganizationId: uuid(),
    event: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    /** The whole whose timeline shows it: a milestone's contract, a solution's challenge; otherwise the subject itself. */
    rootKind: text().notNull(),
    rootId: uuid().notNull(),
    fromStatus: text(),
    toStatus: text(),
    reason: text(),
    /** Facts for the sentence of the timeline; amounts as strings. */
    details: jsonb().$type<Record<string, string>>().notNull(),
    /** `web`, `worker` or `command`; null where it was not recorded yet. */
    source: text(),
    requestId: text(),
    /** SHA-256 that binds the event to its row of `audit_origins` and tells nothing of it; null when nobody's browser asked. */
    originCommitment: text(),
    /** The transaction that wrote the row: sealing waits until all up to one have ended. */
    transaction: transactionId().notNull().default(sql`pg_current_xact_id()`),
    /** The role that wrote the row: a line typed in beside the application stands out. */
    writtenBy: text().notNull().default(sql`current_user`),
  },
  (table) => [
    index().on(table.subjectKind, table.subjectId, table.id),
    index().on(table.rootKind, table.rootId, table.id),
    index().on(table.actorUserId, table.id),
    index().on(table.actorOrganizationId, table.id),
    index().on(table.transaction),
  ],
);

/**
 * Personal details of events, beside the chain: erased without touching it. The application's role adds and reads; rows go
 * only through the database's function `erase_audit_origins`.
 */
export const auditOrigins = pgTable(
  'audit_origins',
  {
    /** Key and proof: SHA-256 over salt and content, hex. */
    commitment: text().primaryKey(),
    /** 128 random bits, hex: without them nobody tries all addresses against the commitment once the row is gone. */
    salt: text().notNull(),
    ip: text(),
    device: text(),
    /** Names a session without opening it. */
    session: text(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.createdAt)],
);

/** Append-only: one link of the chain. See `app/domain/audit/audit-chain.server.ts` for what the hashes are taken of. */
export const auditBatches = pgTable('audit_batches', {
  /** 1, 2, 3 … without gaps. */
  number: integer().primaryKey(),
  sealedAt: moment().notNull(),
  sealedBy: text().notNull(),
  /** System identifier of the server: transaction numbers are comparable within one only. */
  cluster: text().notNull(),
  /** All transactions below this one had ended: whatever they wrote is in this batch or an earlier one. */
  horizon: transactionId().notNull(),
  eventCount: integer().notNull(),
  firstId: bigint({ mode: 'bigint' }).notNull(),
  lastId: bigint({ mode: 'bigint' }).notNull(),
  eventsHash: text().notNull(),
  /** Null in the first. */
  previousHash: text(),
  hash: text().notNull().unique(),
});

/** Append-only: in which batch an event is sealed, once, and its own hash. */
export const auditSeals = pgTable(
  'audit_seals',
  {
    eventId: bigint({ mode: 'bigint' }).primaryKey(),
    batchNumber: integer().notNull(),
    eventHash: text().notNull(),
  },
  (table) => [index().on(table.batchNumber, table.eventId)],
);
