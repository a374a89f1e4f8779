import { and, asc, eq, gt, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { type Database, db } from '#db/client.server.ts';
import { catalogueEntries, challenges } from '#db/schema/challenges.ts';
import { organizations, wards } from '#db/schema/organizations.ts';
import { catalogueDocument, challengeDocument } from './challenge-document.ts';
import type { IndexedDocument, SearchKind } from './search-document.ts';

/** What the database says that search should know; only what everybody may read. */
const published = isNotNull(challenges.publishedAt);

function challengeSources(database: Database, where: SQL | undefined) {
  return database
    .select({
      challenge: challenges,
      sponsorName: organizations.name,
      sponsorType: organizations.kind,
      wardName: wards.name,
      formerNames: wards.formerNames,
    })
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .leftJoin(wards, eq(wards.code, challenges.wardCode))
    .where(and(published, where))
    .orderBy(asc(challenges.id));
}

function catalogueSources(database: Database, where: SQL | undefined) {
  return database
    .select({ entry: catalogueEntries, wardName: wards.name, formerNames: wards.formerNames })
    .from(catalogueEntries)
    .leftJoin(wards, eq(wards.code, catalogueEntries.wardCode))
    .where(where)
    .orderBy(asc(catalogueEntries.id));
}

/** The documents of these ids that should be found; ids that are not public any more are missing from the answer. */
export async function readSources(database: Database, kind: SearchKind, ids: string[]): Promise<IndexedDocument[]> {
  if (kind === 'challenge')
    return (await challengeSources(database, inArray(challenges.id, ids))).map(challengeDocument);
  return (await catalogueSources(database, inArray(catalogueEntries.id, ids))).map(catalogueDocument);
}

/** Everything that should be found, in batches by id. */
export async function* allSources(kind: SearchKind, batchSize: number): AsyncGenerator<IndexedDocument[]> {
  let after: string | undefined;
  for (;;) {
    const documents =
      kind === 'challenge'
        ? (await challengeSources(db, after ? gt(challenges.id, after) : undefined).limit(batchSize)).map(
            challengeDocument,
          )
        : (await catalogueSources(db, after ? gt(catalogueEntries.id, after) : undefined).limit(batchSize)).map(
            catalogueDocument,
          );
    if (documents.length === 0) return;
    yield documents;
    after = documents.at(-1)?.document.id;
  }
}
