import { bigserial, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

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
  },
  (table) => [
    index().on(table.subjectKind, table.subjectId, table.id),
    index().on(table.rootKind, table.rootId, table.id),
    index().on(table.actorUserId, table.id),
    index().on(table.actorOrganizationId, table.id),
  ],
);
