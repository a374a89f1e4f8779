import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.server.ts';
import { counters } from '#db/schema/operations.ts';

/**
 * The next number of a series, starting with 1. The row stays locked until the transaction ends: two writers never get the
 * same number, and a rolled-back one leaves no gap.
 */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const [row] = await tx
    .insert(counters)
    .values({ name: series, value: '1' })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`(${counters.value}::bigint + 1)::text` } })
    .returning({ value: counters.value });
  if (!row) throw new Error(`no number for ${series}`);
  return Number(row.value);
}

/** The year on the wall in Hải Phòng, by the database's clock. */
export async function vietnamYear(tx: Tx): Promise<number> {
  const rows = await tx.execute<{ year: number }>(
    sql`select extract(year from clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::int as year`,
  );
  const first = rows[0];
  if (!first) throw new Error('the database gave no year');
  return first.year;
}
