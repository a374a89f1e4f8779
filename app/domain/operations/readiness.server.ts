import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };

/** A worker gives a sign of life every 5 s. */
const workerSilenceSeconds = 20;

export type Readiness = { database: boolean; migrations: boolean; worker: boolean };

/**
 * Whether this process can do its work: the database answers, is as new as this code, and some worker is alive.
 * Never throws; a database that does not answer within 2 s counts as gone.
 */
export async function readiness(): Promise<Readiness> {
  const silence = new Promise<undefined>((resolve) => setTimeout(resolve, 2000, undefined));
  const state = await Promise.race([ask(), silence]);
  return {
    database: state !== undefined,
    migrations: state !== undefined && Number(state.newest) >= newestMigration,
    worker: state?.alive ?? false,
  };
}

/** Migrations are known by the moment they were made, in ms. */
const newestMigration = Math.max(...journal.entries.map((entry) => entry.when));

async function ask(): Promise<{ newest: string; alive: boolean } | undefined> {
  try {
    const rows = await db.execute<{ newest: string; alive: boolean }>(sql`
      select (select max(created_at) from drizzle.__drizzle_migrations)::text as newest,
        exists (
          select 1 from worker_heartbeats where beat_at > clock_timestamp() - make_interval(secs => ${workerSilenceSeconds})
        ) as alive`);
    return rows[0];
  } catch {
    return undefined;
  }
}
