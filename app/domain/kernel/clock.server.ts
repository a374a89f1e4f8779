import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';

/** The database's clock at this very moment (not the transaction's start): it decides deadlines. */
export async function databaseNow(tx: Database): Promise<Date> {
  const rows = await tx.execute<{ ms: string }>(
    sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`,
  );
  const first = rows[0];
  if (!first) throw new Error('the database gave no time');
  return new Date(Number(first.ms));
}
