import { eq, sql } from 'drizzle-orm';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { db } from '#db/client.server.ts';
import { catalogueEntries } from '#db/schema/challenges.ts';
import { wards } from '#db/schema/organizations.ts';

/** Everything in the catalogue is public: it was published elsewhere, or is an invented example that says so. */

const byIds = db
  .select({
    id: catalogueEntries.id,
    language: catalogueEntries.language,
    title: catalogueEntries.title,
    summary: catalogueEntries.summary,
    ownerName: catalogueEntries.ownerName,
    field: catalogueEntries.field,
    wardName: wards.name,
    tags: catalogueEntries.tags,
    budgetMin: catalogueEntries.budgetMin,
    budgetMax: catalogueEntries.budgetMax,
    currency: catalogueEntries.currency,
    opensAt: catalogueEntries.opensAt,
    closesAt: catalogueEntries.closesAt,
    fictional: catalogueEntries.fictional,
  })
  .from(catalogueEntries)
  .leftJoin(wards, eq(wards.code, catalogueEntries.wardCode))
  .where(sql`${catalogueEntries.id} in (select unnest(${sql.placeholder('ids')}::uuid[]))`)
  .prepare('catalogue_cards_by_ids');

export type CatalogueCardRow = Awaited<ReturnType<typeof byIds.execute>>[number];

/** Entries in the order of the ids given; ids that are gone are left out. */
export async function catalogueCards(ids: readonly string[]): Promise<CatalogueCardRow[]> {
  if (ids.length === 0) return [];
  const rows = await byIds.execute({ ids: `{${ids.join(',')}}` });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const byId = db
  .select({ entry: catalogueEntries, wardName: wards.name })
  .from(catalogueEntries)
  .leftJoin(wards, eq(wards.code, catalogueEntries.wardCode))
  .where(eq(catalogueEntries.id, sql.placeholder('id')))
  .prepare('catalogue_entry_by_id');

/** One entry with everything the source kept. @throws DomainError not_found */
export async function requireCatalogueEntry(id: string) {
  const [row] = await byId.execute({ id });
  return requireFound(row);
}
