import { and, eq, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations, wards } from '#db/schema/organizations.ts';
import { visibleTo } from './challenge.queries.server.ts';

/** What a card of a list says; `open` by the database's clock, even when the job that closes it is late. */
const byIds = db
  .select({
    id: challenges.id,
    code: challenges.code,
    title: challenges.title,
    summary: challenges.summary,
    status: challenges.status,
    field: challenges.field,
    kind: challenges.kind,
    reward: sql<string>`left(${challenges.reward}, 160)`,
    pilotMonths: challenges.pilotMonths,
    budgetMinVnd: challenges.budgetMinVnd,
    budgetMaxVnd: challenges.budgetMaxVnd,
    closesAt: challenges.closesAt,
    sponsorName: organizations.name,
    wardName: wards.name,
    open: sql<boolean>`${challenges.status} = 'published' and coalesce(${challenges.closesAt} > clock_timestamp(), false)`,
  })
  .from(challenges)
  .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
  .leftJoin(wards, eq(wards.code, challenges.wardCode))
  .where(and(sql`${challenges.id} in (select unnest(${sql.placeholder('ids')}::uuid[]))`, visibleTo(null)))
  .prepare('public_cards_by_ids');

export type PublicCard = Awaited<ReturnType<typeof byIds.execute>>[number];

/** Published challenges in the order of the ids given; an id that is not public is left out, whatever search said. */
export async function publicCards(ids: readonly string[]): Promise<PublicCard[]> {
  if (ids.length === 0) return [];
  const rows = await byIds.execute({ ids: `{${ids.join(',')}}` });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
