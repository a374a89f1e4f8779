import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { sendMessage } from '#app/domain/contact/send-message.server.ts';
import { listInbox } from '#app/domain/notifications/notification.queries.server.ts';
import { listDeadJobs } from '#app/domain/operations/dead-jobs.queries.server.ts';
import { discardJob } from '#app/domain/operations/discard-job.server.ts';
import { retryJobs } from '#app/domain/operations/retry-jobs.server.ts';
import { tellOfDeadJobs } from '#app/domain/operations/tell-of-dead-jobs.server.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { jobNames } from '#app/jobs/catalog.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { db } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { createActor } from '#tests/support/factories.ts';

beforeEach(async () => {
  await db.execute(sql`delete from graphile_worker._private_jobs`);
});

async function deadJob(): Promise<void> {
  await enqueue(db, 'sync-search', { kind: 'challenge', id: crypto.randomUUID() });
  await db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'ECONNREFUSED'`);
}

test('the administration desk sees what was given up, tries it again or gives it up for good, on record', async () => {
  const administrator = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['administration'] });
  const reviewer = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['review'] });
  await deadJob();
  await deadJob();
  await expect(listDeadJobs(reviewer)).rejects.toMatchObject({ code: 'not_found' });
  await expect(retryJobs(reviewer, { name: 'sync-search' })).rejects.toMatchObject({ code: 'not_found' });
  const weak = { ...administrator, secondFactor: 'none' as const };
  await expect(retryJobs(weak, { name: 'sync-search' })).rejects.toMatchObject({ code: 'not_found' });
  const { kinds, jobs } = await listDeadJobs(administrator);
  expect(kinds).toEqual([{ name: 'sync-search', count: 2 }]);
  await discardJob(administrator, { jobId: jobs[0]?.id ?? '', reason: 'Đề bài mẫu' });
  expect(await retryJobs(administrator, { name: 'sync-search' })).toBe(1);
  await expect(retryJobs(administrator, { name: 'sync-search' })).rejects.toMatchObject({ code: 'stale_state' });
  expect(await listDeadJobs(administrator)).toMatchObject({ kinds: [], waiting: 1 });
  const events = await db.select().from(auditEvents).where(eq(auditEvents.actorUserId, administrator.userId));
  expect(events.map(({ event }) => event).sort()).toEqual(['job.discarded', 'job.retried']);
});

test('new failures are told to the administration desk once an hour, the same ones never again', async () => {
  const administrator = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['administration'] });
  await tellOfDeadJobs();
  expect((await listInbox(administrator)).lines).toEqual([]);
  await deadJob();
  await Promise.all([tellOfDeadJobs(), tellOfDeadJobs()]);
  await tellOfDeadJobs();
  expect((await listInbox(administrator)).lines.filter(({ kind }) => kind === 'job_dead')).toHaveLength(1);
});

test('a message reaches the administration desk; every job has a name', async () => {
  const administrator = await createActor({ kind: 'coordinator', roles: ['member'], desks: ['administration'] });
  await sendMessage(null, { topic: 'other', message: 'Xin chào', email: 'dan@vi-du.example', locale: 'vi' });
  expect((await listInbox(administrator)).lines.map(({ kind }) => kind)).toContain('contact_message');
  for (const lang of ['vi', 'en'] as const)
    for (const name of jobNames) expect(getLookup(lang).first([`operations:job.${name}`]), name).not.toBeNull();
});
