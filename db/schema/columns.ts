import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** Time-ordered primary key: new rows land at the end of the index. */
export const id = () =>
  uuid()
    .primaryKey()
    .$defaultFn(() => v7());

/** A moment; the database's clock writes defaults. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });

export const createdAt = () => moment().notNull().defaultNow();

/** Whole đồng: VND has no minor unit (ISO 4217). */
export const vnd = () => bigint({ mode: 'bigint' });

/** Case-insensitive text, for addresses of e-mail. */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' });

/** PostgreSQL's 64-bit transaction number, which does not wrap around. */
export const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });
