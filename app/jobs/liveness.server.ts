import { hostname } from 'node:os';
import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';

/**
 * Signs of life of the workers. The queue itself gives the job of a worker that was killed to another one only after four
 * hours; here a worker that missed its beats is declared dead and its jobs are free at once.
 */
export const beatEverySeconds = 5;

/** Missing four beats: dead. Handlers bear being run twice, should one have been asleep only. */
const deadAfterSeconds = 20;

/** host/process/worker: enough to see on the same host that a process is gone. */
const mine = `${hostname()}/${process.pid}/`;

export async function beat(workerIds: Iterable<string>): Promise<void> {
  for (const id of workerIds) {
    await db.execute(sql`
      insert into worker_heartbeats (worker_id, beat_at) values (${mine + id}, clock_timestamp())
      on conflict (worker_id) do update set beat_at = excluded.beat_at`);
  }
}

/** Takes this process off the list, when it ends in good order. */
export async function stopBeating(): Promise<void> {
  await db.execute(sql`delete from worker_heartbeats where starts_with(worker_id, ${mine})`);
}

/** Frees the jobs of workers that stopped beating. */
export async function freeJobsOfTheDead(): Promise<void> {
  await db.execute(sql`
    with dead as (
      select distinct locked_by as id from graphile_worker._private_jobs jobs
      where locked_by is not null and locked_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds})
        and not exists (
          select 1 from worker_heartbeats
          where split_part(worker_id, '/', 3) = jobs.locked_by
            and beat_at > clock_timestamp() - make_interval(secs => ${deadAfterSeconds}))
    )
    select graphile_worker.force_unlock_workers(array_agg(id)) from dead having count(*) > 0`);
  await db.execute(sql`delete from worker_heartbeats where beat_at < clock_timestamp() - interval '1 hour'`);
}

/** At start: frees at once the jobs of earlier workers of this host whose process is gone, without waiting for beats. */
export async function freeJobsOfGoneProcesses(): Promise<void> {
  const rows = await db.execute<{ worker_id: string }>(
    sql`select worker_id from worker_heartbeats where starts_with(worker_id, ${`${hostname()}/`})`,
  );
  const gone = rows.map((row) => row.worker_id).filter((id) => !isAlive(Number(id.split('/')[1])));
  if (gone.length === 0) return;
  const workerIds = gone.map((id) => id.split('/')[2] ?? '');
  await db.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(workerIds)}::text[])`);
  await db.execute(sql`delete from worker_heartbeats where worker_id = any(${sql.param(gone)}::text[])`);
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // an earlier process that had the number we have now
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
