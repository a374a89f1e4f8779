import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { env } from '#app/env.server.ts';
import { type Database, db } from '#db/client.server.ts';
import type { ClosingRule } from './challenge-completeness.schema.ts';

/** How much time solvers must be given, as configured, from the database's present moment. */
export async function closingRule(tx: Database = db): Promise<ClosingRule> {
  return { now: await databaseNow(tx), minimumNoticeHours: env.minimumNoticeHours };
}
