import { sql } from 'drizzle-orm';
import { Logger, runOnce } from 'graphile-worker';
import type { JobName } from '#app/jobs/catalog.ts';
import { taskList } from '#app/jobs/task-list.server.ts';
import { db } from '#db/client.server.ts';

/** Runs every job that is due, as the worker would, until none is left; those they add are run too. */
export async function runDueJobs(): Promise<void> {
  const connectionString = process.env.DATABASE_URL ?? '';
  await runOnce({
    connectionString,
    taskList,
    concurrency: 1,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  });
}

export type WaitingJob = { name: JobName; key: string | null; runAt: Date; attempts: number; lastError: string | null };

/** Jobs in the queue, waiting, failed or dead, oldest first. */
export async function waitingJobs(name?: JobName): Promise<WaitingJob[]> {
  const rows = await db.execute<{
    name: JobName;
    key: string | null;
    run_at: string;
    attempts: number;
    last_error: string | null;
  }>(
    sql`select task_identifier as name, key, run_at, attempts, last_error from graphile_worker.jobs
        where ${name ?? null}::text is null or task_identifier = ${name ?? null} order by id`,
  );
  return rows.map(({ run_at, last_error, ...row }) => ({ ...row, runAt: new Date(run_at), lastError: last_error }));
}
