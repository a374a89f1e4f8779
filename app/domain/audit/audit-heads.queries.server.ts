import { asc, desc, gt, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { auditBatches } from '#db/schema/audit.ts';
import { exactMoment } from './audit-chain.server.ts';
import type { AuditHead } from './audit-head.ts';

const headColumns = {
  batch: auditBatches.number,
  hash: auditBatches.hash,
  events: auditBatches.eventCount,
  lastId: sql<string>`${auditBatches.lastId}::text`,
  sealedAt: exactMoment(auditBatches.sealedAt),
};

/** Heads after one that was published, oldest first. */
export function auditHeadsAfter(batch: number, limit = 1_000): Promise<AuditHead[]> {
  return db
    .select(headColumns)
    .from(auditBatches)
    .where(gt(auditBatches.number, batch))
    .orderBy(asc(auditBatches.number))
    .limit(limit);
}

/** The head of the chain; null while nothing was sealed. */
export async function latestAuditHead(): Promise<AuditHead | null> {
  const [head] = await db.select(headColumns).from(auditBatches).orderBy(desc(auditBatches.number)).limit(1);
  return head ?? null;
}
