import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { AuditHead } from '#app/domain/audit/audit-head.ts';
import { sealAudit } from '#app/domain/audit/seal-audit.server.ts';
import { verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import { db } from '#db/client.server.ts';

const tables = ['audit_events', 'audit_batches', 'audit_seals', 'audit_origins'];

/** Rights that nothing in the application has: the owner's, who switches the guards off, does as they like, and covers it up. */
export async function asSuperuser<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const client = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1, onnotice: () => {} });
  try {
    return (await client.begin(async (tx) => {
      for (const table of tables) await tx.unsafe(`alter table ${table} disable trigger user`);
      const done = await work(tx);
      for (const table of tables) await tx.unsafe(`alter table ${table} enable trigger user`);
      return done;
    })) as T;
  } finally {
    await client.end();
  }
}

/**
 * Seals until nothing waits. Other tests use the same server: their open transactions hold the horizon back for a moment.
 * @returns the heads that came of it
 */
export async function sealEverything(): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  const deadline = Date.now() + 15_000;
  for (;;) {
    const head = await sealAudit();
    if (head) heads.push(head);
    else if ((await waiting()) === 0) return heads;
    else if (Date.now() > deadline) throw new Error('the audit trail was not sealed within 15 s');
    else await wait(20);
  }
}

async function waiting(): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from audit_events e where not exists (select 1 from audit_seals s where s.event_id = e.id)`);
  return row?.count ?? 0;
}

/** The first fault, as `audit:verify` names it. */
export async function firstFault(heads: readonly AuditHead[] = []) {
  const [fault] = (await verifyAudit(heads)).faults;
  return fault && { what: fault.what, batch: fault.batch, eventId: fault.eventId };
}
