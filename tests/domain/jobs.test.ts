import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { dequeue, enqueue } from '#app/jobs/enqueue.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { waitingJobs } from '#tests/support/jobs.ts';

const challengeId = randomUUID();

describe('the job queue', () => {
  test('work asked for in a transaction that fails was never asked for', async () => {
    await expect(
      inTransaction(async (tx) => {
        await enqueue(tx, 'check-document', { documentId: randomUUID() });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await waitingJobs('check-document')).toEqual([]);
  });

  test('a later deadline replaces the job of the earlier one', async () => {
    const [early, late] = [new Date('2100-01-01T00:00:00Z'), new Date('2100-02-01T00:00:00Z')];
    await inTransaction((tx) =>
      enqueue(tx, 'close-challenge', { challengeId }, { runAt: early, key: `close:${challengeId}` }),
    );
    await inTransaction((tx) =>
      enqueue(tx, 'close-challenge', { challengeId }, { runAt: late, key: `close:${challengeId}` }),
    );
    const jobs = await waitingJobs('close-challenge');
    expect(jobs.map((job) => job.runAt)).toEqual([late]);
    await inTransaction((tx) => dequeue(tx, `close:${challengeId}`));
    expect(await waitingJobs('close-challenge')).toEqual([]);
  });

  test('work that has begun is not changed: what is asked for under its key meanwhile comes after it', async () => {
    const key = `close:${randomUUID()}`;
    const ask = () => inTransaction((tx) => enqueue(tx, 'close-challenge', { challengeId }, { key }));
    await ask();
    await db.execute(
      sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody' where key = ${key}`,
    );
    await ask();
    await ask();
    const jobs = (await waitingJobs('close-challenge')).map((job) => job.key);
    expect(jobs).toEqual([null, key]);
  });

  test('a payload the catalog does not know is refused', async () => {
    await expect(inTransaction((tx) => enqueue(tx, 'close-challenge', { challengeId: 'no uuid' }))).rejects.toThrow(
      'UUID',
    );
  });
});
