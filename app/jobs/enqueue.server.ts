import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';
import { type JobName, type JobPayload, jobCatalog } from './catalog.ts';

export type EnqueueOptions = {
  /** Not before this moment; at once when left out. */
  runAt?: Date;
  /** One waiting job per key: a second call replaces payload and time of the first. */
  key?: string;
};

/**
 * Puts work into the queue inside the caller's transaction: if that commits, the work will be done; if not, it was never
 * asked for.
 * @throws ZodError when the payload is not what the catalog says (a defect of the caller)
 */
export async function enqueue<N extends JobName>(
  tx: Database,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  const { payload: schema, maxAttempts } = jobCatalog[name];
  const job = {
    task: name,
    payload: schema.parse(payload),
    run_at: options.runAt?.toISOString() ?? null,
    max_attempts: maxAttempts,
    key: options.key ?? null,
  };
  await tx.execute(sql`select queue_jobs(${JSON.stringify([job])}::text::jsonb)`);
}

/** Takes back work that waits under a key, if it has not begun: a withdrawn deadline. */
export async function dequeue(tx: Database, key: string): Promise<void> {
  await tx.execute(sql`select 1 from graphile_worker.remove_job(${key}::text)`);
}
