import { sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { type Database, db } from '#db/client.server.ts';
import { canAdminister } from './job.policy.ts';

export type DeadJob = {
  id: string;
  name: string;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  /** The technical message of the last attempt. */
  lastError: string;
};

/** Used up all its attempts and nobody is at it: what the queue's runner will not touch again by itself. */
const dead = sql`attempts >= max_attempts and locked_at is null`;

const shown = 100;

/**
 * Work that was given up, the latest first, and how many of each kind; what waits or is being tried beside it.
 * @throws DomainError not_found for anybody but the administration desk
 */
export async function listDeadJobs(actor: Actor) {
  if (!canAdminister(actor).allowed) throw new DomainError('not_found');
  const [kinds, jobs, [queue]] = await Promise.all([
    db.execute<{ name: string; count: string }>(
      sql`select task_identifier as name, count(*) as count from graphile_worker.jobs where ${dead} group by 1 order by 2 desc, 1`,
    ),
    unsafeDeadJobs(db, shown),
    db.execute<{ waiting: string; retrying: string }>(
      sql`select count(*) filter (where attempts = 0) as waiting,
        count(*) filter (where attempts between 1 and max_attempts - 1) as retrying
        from graphile_worker.jobs where not (${dead})`,
    ),
  ]);
  return {
    kinds: kinds.map(({ name, count }) => ({ name, count: Number(count) })),
    jobs,
    waiting: Number(queue?.waiting ?? 0),
    retrying: Number(queue?.retrying ?? 0),
  };
}

/** Unsafe: no scope; the caller has asked whether the reader administers, or is the sweep that tells them. */
export async function unsafeDeadJobs(
  tx: Database,
  limit: number,
  only: { jobId?: string | undefined; name?: string | undefined } = {},
): Promise<DeadJob[]> {
  const rows = await tx.execute<{
    id: string;
    name: string;
    attempts: number;
    created_at: string;
    updated_at: string;
    last_error: string | null;
  }>(
    sql`select id::text, task_identifier as name, attempts, created_at, updated_at, last_error
      from graphile_worker.jobs
      where ${dead} and (${only.jobId ?? null}::bigint is null or id = ${only.jobId ?? null}::bigint)
        and (${only.name ?? null}::text is null or task_identifier = ${only.name ?? null})
      order by updated_at desc, id desc limit ${limit}`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
    failedAt: new Date(row.updated_at),
    lastError: row.last_error ?? '',
  }));
}
