import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { createdAt, id, moment } from './columns.ts';

const owner = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

/** One authenticator app per account (RFC 6238). */
export const totpCredentials = pgTable('totp_credentials', {
  userId: owner().primaryKey(),
  /** The shared secret, sealed with a key derived from APP_SECRET: a stolen copy of this table makes no codes. */
  sealedSecret: text().notNull(),
  /** The time step of the last code that was right: it and earlier ones are used up (RFC 6238, 5.2). */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
  lastUsedAt: moment(),
});

/** WebAuthn credentials: public keys, of which a copy opens nothing. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: id(),
    userId: owner(),
    /** As the authenticator named it, base64url. */
    credentialId: text().notNull().unique(),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    /** Of signatures made; one that goes back means that the authenticator was copied. Synchronised passkeys stay at 0. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    backedUp: boolean().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [index().on(table.userId)],
);

/** Ways in for a day without phone or key: ten at a time, each works once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    userId: owner(),
    /** HMAC-SHA256 under a key derived from APP_SECRET, hex. */
    codeHash: text().notNull(),
    usedAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.userId, table.codeHash)],
);

/** The password was right, the second factor is still to come: no session yet. */
export const pendingSignIns = pgTable(
  'pending_sign_ins',
  {
    /** SHA-256 of the token in the cookie, hex. */
    id: text().primaryKey(),
    userId: owner(),
    /** Codes tried so far. */
    attempts: integer().notNull().default(0),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.expiresAt)],
);

/** Challenges of WebAuthn that were handed out and not answered yet; answering one, rightly or not, takes it away. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    /** SHA-256 of the challenge, hex. */
    id: text().primaryKey(),
    purpose: text({ enum: ['register', 'sign_in', 'confirm'] }).notNull(),
    /** Whom it was handed to; null when somebody signs in by passkey alone. */
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
  },
  (table) => [index().on(table.expiresAt)],
);
