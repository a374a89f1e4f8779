import { sql } from 'drizzle-orm';
import type { Database } from '../client.server.ts';
import { wards } from '../schema/organizations.ts';
import source from './wards.json' with { type: 'json' };

type Ward = typeof wards.$inferInsert;

/**
 * Writes the 114 commune-level units of Hải Phòng (Resolution 202/2025/QH15). Run at every start: names and former names
 * follow the file, codes never change, nothing is removed.
 */
export async function seedWards(database: Database): Promise<void> {
  await database
    .insert(wards)
    .values(source.units as Ward[])
    .onConflictDoUpdate({
      target: wards.code,
      set: {
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        formerNames: sql`excluded.former_names`,
      },
      setWhere: sql`(${wards.name}, ${wards.kind}, ${wards.formerNames}) is distinct from (excluded.name, excluded.kind, excluded.former_names)`,
    });
}
