import { asc, count, sql } from 'drizzle-orm';
import { visibleTo } from '#app/domain/challenges/challenge.queries.server.ts';
import { db } from '#db/client.server.ts';
import { catalogueEntries, challenges } from '#db/schema/challenges.ts';

export type SitemapAddress = { path: string; changedAt: Date | null };

/** Addresses per part: two languages each, a file may hold 50,000. */
const partSize = 20_000;

const standing = ['/', '/de-bai', '/danh-muc', '/huong-dan', '/lien-he', '/quy-che', '/dieu-khoan', '/quyen-rieng-tu'];

/** Names of the parts: the pages that are always there, then challenges and catalogue in the order of their ids. */
export async function sitemapParts(): Promise<string[]> {
  const [published] = await db.select({ n: count() }).from(challenges).where(visibleTo(null));
  const [entries] = await db.select({ n: count() }).from(catalogueEntries);
  const parts = (name: string, n = 0) =>
    Array.from({ length: Math.ceil(n / partSize) }, (_, at) => `${name}-${at + 1}`);
  return ['trang', ...parts('de-bai', published?.n), ...parts('danh-muc', entries?.n)];
}

/** Addresses of one part, in Vietnamese; null for a part that does not exist. */
export async function sitemapAddresses(part: string): Promise<SitemapAddress[] | null> {
  if (part === 'trang') return standing.map((path) => ({ path, changedAt: null }));
  const [, name, number] = /^(de-bai|danh-muc)-([1-9]\d{0,3})$/.exec(part) ?? [];
  if (!name) return null;
  const offset = (Number(number) - 1) * partSize;
  const rows = name === 'de-bai' ? await challengePaths(offset) : await cataloguePaths(offset);
  return rows.length > 0 ? rows : null;
}

function challengePaths(offset: number): Promise<SitemapAddress[]> {
  return db
    .select({ path: sql<string>`'/de-bai/' || ${challenges.code}`, changedAt: challenges.publishedAt })
    .from(challenges)
    .where(visibleTo(null))
    .orderBy(asc(challenges.id))
    .limit(partSize)
    .offset(offset);
}

function cataloguePaths(offset: number): Promise<SitemapAddress[]> {
  return db
    .select({ path: sql<string>`'/danh-muc/' || ${catalogueEntries.id}`, changedAt: catalogueEntries.importedAt })
    .from(catalogueEntries)
    .orderBy(asc(catalogueEntries.id))
    .limit(partSize)
    .offset(offset);
}
