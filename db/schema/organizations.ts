import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { citext, createdAt, id, moment } from './columns.ts';

/** The 114 commune-level units of Hải Phòng since 1 July 2025 (Resolution 202/2025/QH15), by their official code. */
export const wards = pgTable('wards', {
  code: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['ward', 'commune', 'special_zone'] }).notNull(),
  /** Names of the units merged into it, kept so that search finds them. */
  formerNames: text().array().notNull().default(sql`'{}'`),
});

export const organizations = pgTable(
  'organizations',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    kind: text({
      enum: ['corporation', 'state_agency', 'university', 'association', 'startup', 'coordinator'],
    }).notNull(),
    status: text({ enum: ['unverified', 'pending', 'verified', 'suspended'] })
      .notNull()
      .default('unverified'),
    taxCode: text(),
    wardCode: text().references(() => wards.code),
    summary: text().notNull().default(''),
    contactEmail: citext(),
    bankBin: text(),
    bankAccount: text(),
    bankAccountHolder: text(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.taxCode)],
);

export const memberships = pgTable(
  'memberships',
  {
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    roles: text({ enum: ['owner', 'manager', 'finance', 'member'] })
      .array()
      .notNull(),
    /** Desks of coordinator staff; empty elsewhere. */
    desks: text({ enum: ['verification', 'review', 'treasury', 'reports', 'administration'] })
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    /** When the person last worked for this organisation, to the day; null before. */
    lastActiveAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.userId] }), index().on(table.userId)],
);
