import { unsafeDueDigests } from '#app/domain/notifications/keep-digest.server.ts';
import { queueDigests } from '#app/domain/notifications/queue-digests.server.ts';

/** Comes by often: a worker that was down at the hour makes up for it the same day, and nobody gets a second one. */
export async function handle(): Promise<void> {
  const { day, userIds } = await unsafeDueDigests();
  await queueDigests(day, userIds);
}
