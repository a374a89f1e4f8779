import { liveIndex, settings, toMeilisearch, writingClient } from './meilisearch-client.server.ts';
import type { IndexedDocument } from './search-document.ts';

/** A task of the second engine that ended badly. */
async function done(task: { waitTask(options: { timeout: number }): Promise<{ status: string; error: unknown }> }) {
  const { status, error } = await task.waitTask({ timeout: 60_000 });
  if (status !== 'succeeded') throw new Error(`search task ${status}: ${JSON.stringify(error)}`);
}

/** Writes documents to the second engine, if there is one. @throws when it does not take them */
export async function writeToMeilisearch(documents: readonly IndexedDocument[]): Promise<void> {
  const client = writingClient();
  if (!client || documents.length === 0) return;
  await done(client.index(liveIndex).addDocuments(documents.map(toMeilisearch), { primaryKey: 'id' }));
}

/** Removes documents from the second engine, if there is one. @throws when it does not answer */
export async function removeFromMeilisearch(ids: readonly string[]): Promise<void> {
  const client = writingClient();
  if (!client || ids.length === 0) return;
  const { status, error } = await client
    .index(liveIndex)
    .deleteDocuments([...ids])
    .waitTask({ timeout: 60_000 });
  // An index that was never built has nothing to remove.
  if (status !== 'succeeded' && error?.code !== 'index_not_found')
    throw new Error(`search task ${status}: ${JSON.stringify(error)}`);
}

/**
 * Fills a new index beside the one that answers and swaps the two, so that there is no moment without answers.
 * @param changedSince documents written to the old index while the new one was filled, asked for after the swap
 */
export async function rebuildMeilisearch(
  batches: AsyncIterable<IndexedDocument[]>,
  changedSince: () => Promise<IndexedDocument[]>,
): Promise<void> {
  const client = writingClient();
  if (!client) return;
  const building = `${liveIndex}_${Date.now()}`;
  try {
    await done(client.createIndex(building, { primaryKey: 'id' }));
    await done(client.index(building).updateSettings(settings));
    for await (const batch of batches) await done(client.index(building).addDocuments(batch.map(toMeilisearch)));
    // A swap needs both; creating the live one again fails, which is what we want of it.
    await client.createIndex(liveIndex, { primaryKey: 'id' }).waitTask({ timeout: 60_000 });
    await done(client.swapIndexes([{ indexes: [liveIndex, building], rename: false }]));
  } finally {
    // Holds the old documents after the swap, half of the new ones after a failure.
    await client.deleteIndex(building).waitTask({ timeout: 60_000 });
  }
  await writeToMeilisearch(await changedSince());
}

/** True when a second engine is configured and was never filled. @throws when it does not answer */
export async function isMeilisearchEmpty(): Promise<boolean> {
  const client = writingClient();
  if (!client) return false;
  const { results } = await client.getRawIndexes({ limit: 1_000 });
  return !results.some((index) => index.uid === liveIndex);
}
