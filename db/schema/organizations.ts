import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
    /** What it is within its kind: see `subKinds`; null for rows made before it was asked. */
    subKind: text(),
    internationalName: text().notNull().default(''),
    /** As `parseTaxCode` writes it; null for foreign organisations. */
    taxCode: text(),
    /** ISO 3166-1 alpha-2; anything but VN goes with a registration number instead of a tax code. */
    country: text().notNull().default('VN'),
    /** Number in the register of its country, upper case without spaces. */
    registrationNumber: text(),
    wardCode: text().references(() => wards.code),
    street: text().notNull().default(''),
    summary: text().notNull().default(''),
    summaryEn: text().notNull().default(''),
    website: text().notNull().default(''),
    contactEmail: citext(),
    contactPhone: text().notNull().default(''),
    bankBin: text(),
    bankAccount: text(),
    bankAccountHolder: text(),
    /** When the verification desk last checked this very account; null until then: nothing is paid to it. */
    bankVerifiedAt: moment(),
    /** Decision that recognises an innovative startup; its date starts five years. */
    recognitionNumber: text(),
    recognitionOn: date(),
    recognitionAuthority: text(),
    /** Until when the last verification counts as fresh; past it the desk sees it as overdue, nothing stops by itself. */
    verifiedUntil: moment(),
    createdBy: uuid().references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex().on(table.taxCode),
    uniqueIndex('organizations_registration')
      .on(table.country, table.registrationNumber)
      .where(sql`registration_number is not null`),
    index('organizations_verified_until').on(table.verifiedUntil).where(sql`verified_until is not null`),
    check('organizations_one_register', sql`${table.taxCode} is null or ${table.registrationNumber} is null`),
    check('organizations_country', sql`${table.country} ~ '^[A-Z]{2}$'`),
  ],
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
