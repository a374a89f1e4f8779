import { sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { inTransaction } from '#db/client.server.ts';
import { unsafeDeadJobs } from './dead-jobs.queries.server.ts';
import { canAdminister } from './job.policy.ts';

/**
 * Takes work that was given up out of the queue for good, with a reason; what it was and how it failed stays on record.
 *
 * @throws DomainError not_found when there is no such dead job, or for others than the administration desk
 */
export async function discardJob(actor: Actor, { jobId, reason }: { jobId: string; reason: string }): Promise<void> {
  if (!canAdminister(actor).allowed) throw new DomainError('not_found');
  await inTransaction(async (tx) => {
    const [found] = await unsafeDeadJobs(tx, 1, { jobId });
    const job = requireFound(found);
    await tx.execute(sql`select 1 from graphile_worker.complete_jobs(array[${job.id}::bigint])`);
    await recordAudit(tx, actor, {
      event: 'job.discarded',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
      reason,
      details: { job: job.name, jobId: job.id, attempts: String(job.attempts), error: job.lastError.slice(0, 300) },
    });
  });
}
