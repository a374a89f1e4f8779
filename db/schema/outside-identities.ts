import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

/** An account's identity at an outside provider (OpenID Connect): issuer and subject, which alone are stable and unique. */
export const outsideIdentities = pgTable(
  'outside_identities',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** The provider's word when it was linked; shown to the owner, never used to find an account. */
    email: text(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [uniqueIndex().on(table.issuer, table.subject), index().on(table.userId)],
);

/** Somebody is on the way to the provider and back: what has to match when they return. Used once. */
export const outsideFlows = pgTable(
  'outside_flows',
  {
    /** SHA-256 of the `state` parameter, hex. */
    id: text().primaryKey(),
    codeVerifier: text().notNull(),
    nonce: text().notNull(),
    /** Who wants to link the identity to their account; null when signing in. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    next: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);

/** The provider has vouched for somebody whom no account is linked to yet: what they decide next uses this row up. */
export const outsideArrivals = pgTable(
  'outside_arrivals',
  {
    /** SHA-256 of the token in the cookie, hex. */
    id: text().primaryKey(),
    issuer: text().notNull(),
    subject: text().notNull(),
    email: text(),
    emailVerified: boolean().notNull(),
    displayName: text(),
    /** The provider says that it asked for a second factor, and we were told to believe it. */
    secondFactor: boolean().notNull(),
    next: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);
