import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { times } from './support/counts.ts';
import { type OwnDatabase, ownDatabase } from './support/own-database.ts';
import { startWorker } from './support/site.ts';

/** R16 and R17 of the reliability list: work is done exactly once whatever happens to the worker; bad work stops nobody. */
let database: OwnDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await ownDatabase();
  sql = postgres(database.ownerUrl, { max: 2, onnotice: () => {} });
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

/** Notifications with a mail job each: the effect that must happen once is the kept mail. */
async function queueMails(count: number): Promise<void> {
  await sql`with person as (
      insert into users (id, email, display_name, password_hash) values (gen_random_uuid(), 'mot@vi-du.example', 'Một', '!') returning id
    ), told as (
      insert into notifications (id, user_id, kind, subject_kind, subject_id, path, data, dedupe_key)
      select gen_random_uuid(), person.id, 'challenge_approved', 'challenge', gen_random_uuid(), '/don-vi/de-bai/x',
        jsonb_build_object('title', 'Đề bài ' || n, 'code', 'HP-2026-' || n), 'r16:' || n
      from person, generate_series(1, ${count}) n returning id
    )
    select graphile_worker.add_job('send-mail', json_build_object('notificationIds', json_build_array(id)), job_key => 'mail:' || id) from told`;
}

async function remaining(): Promise<number> {
  const [row] = await sql<{ left: number }[]>`
    select count(*)::int as left from graphile_worker.jobs where task_identifier = 'send-mail' and attempts < max_attempts`;
  return row?.left ?? 0;
}

describe('the job worker', () => {
  test('killed again and again, sends every mail exactly once', async () => {
    const count = times(150, 1500);
    await queueMails(count);
    for (let round = 0; round < times(3, 20); round += 1) {
      const before = await remaining();
      const worker = startWorker(database.appUrl);
      const begun = Date.now();
      while ((await remaining()) === before && before > 0 && Date.now() - begun < 30_000) await wait(10);
      await wait(Math.random() * 20);
      await worker.end('SIGKILL');
    }
    const worker = startWorker(database.appUrl);
    const begun = Date.now();
    while ((await remaining()) > 0) {
      if (Date.now() - begun > 60_000) throw new Error(`${await remaining()} mails were never sent`);
      await wait(50);
    }
    await worker.end('SIGTERM');
    const [mails] = await sql<{ kept: number; distinct: number }[]>`
      select count(*)::int as kept, count(distinct dedupe_key)::int as distinct from mails`;
    expect(mails).toEqual({ kept: count, distinct: count });
  });

  test('a job that always fails is given up and kept to be looked at, and the others go on', async () => {
    await sql`select graphile_worker.add_job('send-mail', '{"wrong": true}'::json, max_attempts => 1, job_key => 'poison')`;
    await sql`select graphile_worker.add_job('close-due-challenges', '{}'::json, job_key => 'healthy')`;
    const worker = startWorker(database.appUrl);
    const begun = Date.now();
    const keys = async () =>
      await sql<
        { key: string; last_error: string | null }[]
      >`select key, last_error from graphile_worker.jobs where key in ('poison', 'healthy')`;
    let jobs = await keys();
    while (jobs.length > 1 || jobs[0]?.last_error == null) {
      if (Date.now() - begun > 30_000) throw new Error(`still waiting: ${JSON.stringify(jobs)}`);
      await wait(50);
      jobs = await keys();
    }
    await worker.end('SIGTERM');
    expect(jobs.map(({ key }) => key)).toEqual(['poison']);
    expect(jobs[0]?.last_error).toContain('notificationIds');
  });
});
