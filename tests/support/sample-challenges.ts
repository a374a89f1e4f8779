import { and, eq } from 'drizzle-orm';
import { type Database, db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { organizations } from '#db/schema/organizations.ts';
import sample from '#db/seed/challenges-vi.json' with { type: 'json' };
import { seedWards } from '#db/seed/wards.server.ts';
import { createOrganization, createUser } from './factories.ts';

/** The 30 demo challenges as published rows under their own codes, open for a month; by code → id. */
export async function publishSampleChallenges(database: Database = db): Promise<Map<string, string>> {
  await seedWards(database);
  const author = await createUser({}, database);
  const ids = new Map<string, string>();
  for (const row of sample.challenges) {
    const sponsor = await sponsorNamed(row.owner_name, row.owner_type, database);
    const [challenge] = await database
      .insert(challenges)
      .values({
        code: row.id,
        sponsorId: sponsor,
        createdBy: author.id,
        status: 'published',
        title: row.title,
        summary: row.summary,
        field: row.field,
        wardCode: row.ward_code,
        tags: row.tags,
        budgetMinVnd: BigInt(row.budget_min_vnd),
        budgetMaxVnd: BigInt(row.budget_max_vnd),
        publishedAt: new Date(Date.now() - 86_400_000),
        closesAt: new Date(Date.now() + 30 * 86_400_000),
      })
      .returning({ id: challenges.id });
    if (challenge) ids.set(row.id, challenge.id);
  }
  return ids;
}

async function sponsorNamed(name: string, type: string, database: Database): Promise<string> {
  const kind = type === 'state_agency' || type === 'university' || type === 'association' ? type : 'corporation';
  const [found] = await database
    .select({ id: organizations.id })
    .from(organizations)
    .where(and(eq(organizations.name, name), eq(organizations.kind, kind)));
  return found?.id ?? (await createOrganization({ name, kind }, database)).id;
}
