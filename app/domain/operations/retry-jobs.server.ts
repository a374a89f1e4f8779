import { sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { unsafeDeadJobs } from './dead-jobs.queries.server.ts';
import { canAdminister } from './job.policy.ts';

const atOnce = 1_000;

/**
 * Gives work that was given up all its attempts anew: one, or all of a kind.
 *
 * @returns how many; at most a thousand of a kind at a time
 * @throws DomainError not_found for others than the administration desk, stale_state when none is left to try
 */
export async function retryJobs(
  actor: Actor,
  which: { jobId?: string | undefined; name?: string | undefined },
): Promise<number> {
  if (!canAdminister(actor).allowed || (!which.jobId && !which.name)) throw new DomainError('not_found');
  return inTransaction(async (tx) => {
    const jobs = await unsafeDeadJobs(tx, atOnce, which);
    if (jobs.length === 0) throw new DomainError('stale_state', { reason: 'no_dead_job' });
    const ids = sql`${`{${jobs.map(({ id }) => id).join()}}`}::bigint[]`;
    await tx.execute(sql`select 1 from graphile_worker.reschedule_jobs(${ids}, run_at => now(), attempts => 0)`);
    await recordAudit(tx, actor, {
      event: 'job.retried',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      details: { job: jobs[0]?.name ?? '', count: String(jobs.length), jobId: which.jobId ?? '' },
    });
    return jobs.length;
  });
}
