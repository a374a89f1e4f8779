import { eq } from 'drizzle-orm';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { unsafeDeadJobs } from './dead-jobs.queries.server.ts';

/**
 * Tells the administration desk that work was given up. The notice is named by the hour of the latest failure: new failures
 * are told within minutes, no more than once an hour, and the same ones never again.
 */
export async function tellOfDeadJobs(): Promise<void> {
  await inTransaction(async (tx) => {
    const jobs = await unsafeDeadJobs(tx, 1_000);
    const [latest] = jobs;
    const [coordinator] = await tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.kind, 'coordinator'))
      .limit(1);
    if (!latest || !coordinator) return;
    await notify(tx, {
      to: { desk: 'administration' },
      kind: 'job_dead',
      subject: { kind: 'organization', id: coordinator.id },
      path: '/dieu-phoi/viec-nen',
      data: { count: String(jobs.length), job: latest.name, jobKey: `operations:job.${latest.name}` },
      dedupeKey: `job_dead:${latest.failedAt.toISOString().slice(0, 13)}`,
    });
  });
}
