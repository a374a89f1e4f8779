import type { JobPayload } from '#app/jobs/catalog.ts';
import { syncSearch } from '#search/sync.server.ts';

/** Brings what search knows about one thing in line with the database. */
export async function handle({ kind, id }: JobPayload<'sync-search'>): Promise<void> {
  await syncSearch(kind, id);
}
