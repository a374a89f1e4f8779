import { enqueue } from '#app/jobs/enqueue.server.ts';
import { inTransaction } from '#db/client.server.ts';

/** One job a person: a mail that fails is tried again without the others. */
export async function queueDigests(day: string, userIds: readonly string[]): Promise<void> {
  await inTransaction(async (tx) => {
    for (const userId of userIds) await enqueue(tx, 'send-digest', { userId, day }, { key: `digest:${userId}:${day}` });
  });
}
