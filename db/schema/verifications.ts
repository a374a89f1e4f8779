import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

/** Everything the desk judged, as it stood when it was asked. */
export type VerificationSnapshot = {
  organization: Record<string, string | null>;
  documents: { documentId: string; purpose: string; name: string; sizeBytes: number; sha256: string }[];
};

/** New legal fields asked for by a verified organisation; they count from the approval on. */
export type ProposedIdentity = {
  name: string;
  internationalName: string;
  kind: (typeof organizations.kind.enumValues)[number];
  subKind: string;
  country: string;
  taxCode: string | null;
  registrationNumber: string | null;
};

/** The desk's answers by item of the checklist. */
export type ChecklistAnswers = Record<string, { answer: 'yes' | 'no' | null; note: string }>;

/**
 * Requests to the verification desk, kept for ever. A trigger lets nobody change what was asked, nor a decided row; only the
 * checklist of an open one is filled in.
 */
export const organizationVerifications = pgTable(
  'organization_verifications',
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    /** `renewal` every year, `change` of legal fields, `bank` a new account of a verified organisation. */
    kind: text({ enum: ['first', 'renewal', 'change', 'bank'] }).notNull(),
    snapshot: jsonb().$type<VerificationSnapshot>().notNull(),
    proposed: jsonb().$type<ProposedIdentity>(),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: createdAt(),
    checklist: jsonb().$type<ChecklistAnswers>().notNull().default({}),
    outcome: text({ enum: ['approved', 'changes_asked', 'refused', 'superseded'] }),
    /** What the desk wrote to the organisation. */
    reason: text().notNull().default(''),
    decidedBy: uuid().references(() => users.id),
    decidedAt: moment(),
  },
  (table) => [
    index().on(table.organizationId, table.id),
    // One open question of a kind: a bank account may be checked beside everything else.
    uniqueIndex('organization_verifications_open')
      .on(table.organizationId, sql`(kind = 'bank')`)
      .where(sql`outcome is null`),
    index('organization_verifications_queue').on(table.requestedAt).where(sql`outcome is null`),
    check('organization_verifications_decided', sql`(${table.outcome} is null) = (${table.decidedAt} is null)`),
  ],
);

/** Somebody asks the owners of a registered organisation to let them in. */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    message: text().notNull().default(''),
    createdAt: createdAt(),
    outcome: text({ enum: ['accepted', 'refused'] }),
    reason: text().notNull().default(''),
    decidedBy: uuid().references(() => users.id),
    decidedAt: moment(),
  },
  (table) => [
    uniqueIndex('access_requests_open').on(table.organizationId, table.userId).where(sql`outcome is null`),
    index().on(table.userId, table.createdAt),
  ],
);
