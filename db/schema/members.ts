import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { citext, createdAt, id, moment } from './columns.ts';
import { organizations } from './organizations.ts';

/** An offer of membership, bound to an address. Used once: `acceptedAt` and `revokedAt` are written where both are null. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    email: citext().notNull(),
    /** Never `owner`: a link in a mail does not hand an organisation over. */
    roles: text({ enum: ['manager', 'finance', 'member'] })
      .array()
      .notNull(),
    message: text().notNull().default(''),
    /** SHA-256 of the 256-bit token in the link, hex; a new one for every mail, so that only the last link works. */
    tokenHash: text().notNull().unique(),
    invitedBy: uuid()
      .notNull()
      .references(() => users.id),
    expiresAt: moment().notNull(),
    /** Mails sent so far. */
    sentCount: integer().notNull().default(1),
    sentAt: createdAt(),
    acceptedAt: moment(),
    acceptedBy: uuid().references(() => users.id),
    revokedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('invitations_open')
      .on(table.organizationId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    index().on(table.email),
  ],
);

/** Work for the whole marketplace, by appointment of the coordinator. Ended appointments stay on record. */
export const appointments = pgTable(
  'appointments',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** Arbiters settle disputes, resolvers answer complaints. */
    role: text({ enum: ['arbiter', 'resolver'] }).notNull(),
    reason: text().notNull(),
    appointedBy: uuid()
      .notNull()
      .references(() => users.id),
    /** When it ends by itself; null until somebody ends it. */
    until: moment(),
    endedAt: moment(),
    endedBy: uuid().references(() => users.id),
    endReason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('appointments_running').on(table.userId, table.role).where(sql`ended_at is null`),
    index().on(table.userId),
  ],
);
