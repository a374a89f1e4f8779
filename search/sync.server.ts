import { sql } from 'drizzle-orm';
import { inTransaction } from '#db/client.server.ts';
import { removeFromMeilisearch, writeToMeilisearch } from './meilisearch-write.server.ts';
import { removeDocument, writeDocuments } from './postgres-write.server.ts';
import type { IndexedDocument, SearchKind } from './search-document.ts';
import { readSources } from './source.server.ts';

/**
 * Brings what search knows about one thing in line with the database: reads the row again, then writes or removes. Run it as
 * often as you like.
 * @throws when the second engine does not answer: PostgreSQL's part is done, the job tries again
 */
export async function syncSearch(kind: SearchKind, id: string): Promise<void> {
  let pushed = await syncPostgres(kind, id);
  await push(id, pushed);
  // Another job may have brought a newer state between our reading and our pushing: the last push must carry the last state.
  for (let again = await syncPostgres(kind, id); !same(again, pushed); again = await syncPostgres(kind, id)) {
    pushed = again;
    await push(id, pushed);
  }
}

/** The row is held while it is read and written, so that an older state never overwrites a newer one. */
async function syncPostgres(kind: SearchKind, id: string): Promise<IndexedDocument | null> {
  return inTransaction(async (tx) => {
    const table = sql.identifier(kind === 'challenge' ? 'challenges' : 'catalogue_entries');
    await tx.execute(sql`select 1 from ${table} where id = ${id} for share`);
    const [document] = await readSources(tx, kind, [id]);
    if (document) await writeDocuments(tx, [document]);
    else await removeDocument(tx, id);
    return document ?? null;
  });
}

async function push(id: string, document: IndexedDocument | null): Promise<void> {
  if (document) await writeToMeilisearch([document]);
  else await removeFromMeilisearch([id]);
}

function same(a: IndexedDocument | null, b: IndexedDocument | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
