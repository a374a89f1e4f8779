import { gte, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { searchDocuments } from '#db/schema/search.ts';
import { isMeilisearchEmpty, rebuildMeilisearch, removeFromMeilisearch } from './meilisearch-write.server.ts';
import { pruneWords, removeOrphans, writeDocuments } from './postgres-write.server.ts';
import { type IndexedDocument, searchKinds } from './search-document.ts';
import { allSources, readSources } from './source.server.ts';

const batchSize = 500;

export type Reindexed = { written: number; removed: number };

/**
 * Rebuilds what search knows from the database, while it goes on answering: PostgreSQL's documents are overwritten one by
 * one, Meilisearch gets a new index that takes the old one's place at the end. May be run at any time, and again.
 */
export async function reindex(): Promise<Reindexed> {
  let written = 0;
  for (const kind of searchKinds) {
    for await (const batch of allSources(kind, batchSize)) {
      await writeDocuments(db, batch);
      written += batch.length;
    }
  }
  const removed = (await Promise.all(searchKinds.map((kind) => removeOrphans(db, kind)))).flat();
  await pruneWords(db);
  const builtFrom = await databaseMoment();
  await rebuildMeilisearch(everything(), () => changedSince(builtFrom));
  await removeFromMeilisearch(removed);
  return { written, removed: removed.length };
}

async function* everything(): AsyncGenerator<IndexedDocument[]> {
  for (const kind of searchKinds) yield* allSources(kind, batchSize);
}

/** Documents that jobs wrote while the new index was being filled. */
async function changedSince(moment: Date): Promise<IndexedDocument[]> {
  const changed = await db
    .select({ id: searchDocuments.id, kind: searchDocuments.kind })
    .from(searchDocuments)
    .where(gte(searchDocuments.updatedAt, moment));
  const documents = await Promise.all(
    searchKinds.map((kind) =>
      readSources(
        db,
        kind,
        changed.filter((row) => row.kind === kind).map((row) => row.id),
      ),
    ),
  );
  return documents.flat();
}

async function databaseMoment(): Promise<Date> {
  const rows = await db.execute<{ ms: string }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`,
  );
  return new Date(Number(rows[0]?.ms));
}

/** For the start of a worker: builds the second engine's index where there is none yet. */
export async function ensureSearchIndex(): Promise<void> {
  if (await isMeilisearchEmpty()) await reindex();
}
