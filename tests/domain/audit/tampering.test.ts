import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { eventParts, hashOfBatch, hashOfEvent, hashOfSeals, linkParts } from '#app/domain/audit/audit-chain.server.ts';
import type { AuditHead } from '#app/domain/audit/audit-head.ts';
import { verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { auditBatches, auditEvents, auditSeals } from '#db/schema/audit.ts';
import { asSuperuser, firstFault, sealEverything } from '#tests/support/audit.ts';
import { createActor } from '#tests/support/factories.ts';

/** S28: whatever somebody with a superuser's rights does to the record is found, and named. */
let heads: AuditHead[];
/** Ids of the events of each batch. */
let sealed: string[][];

beforeEach(async () => {
  await asSuperuser(async (sql) => {
    await sql`delete from audit_seals`;
    await sql`delete from audit_batches`;
    await sql`delete from audit_origins`;
    await sql`delete from audit_events`;
  });
  const actor = await createActor();
  const origin = { source: 'web', ip: '198.51.100.4', device: 'test', requestId: 'r', session: 's' } as const;
  heads = [];
  for (let batch = 0; batch < 3; batch += 1) {
    await withinFrame({ origin }, () =>
      inTransaction(async (tx) => {
        for (const number of [1, 2, 3])
          await recordAudit(tx, actor, {
            event: 'organization.test',
            subjectKind: 'organization',
            subjectId: actor.organizationId,
            reason: `lý do ${number}`,
          });
      }),
    );
    heads.push(...(await sealEverything()));
  }
  const rows = await db.select().from(auditSeals).orderBy(asc(auditSeals.eventId));
  sealed = heads.map(({ batch }) => rows.filter((row) => row.batchNumber === batch).map((row) => String(row.eventId)));
  expect(sealed.map((ids) => ids.length)).toEqual([3, 3, 3]);
  expect((await verifyAudit(heads)).faults).toEqual([]);
});

const event = (batch: number, place = 1) => sealed[batch - 1]?.[place] ?? '';

const columns = [
  ['actor_user_id', 'gen_random_uuid()'],
  ['actor_organization_id', 'null'],
  ['event', "'organization.other'"],
  ['subject_kind', "'user'"],
  ['subject_id', 'gen_random_uuid()'],
  ['root_kind', "'user'"],
  ['root_id', 'gen_random_uuid()'],
  ['from_status', "'x'"],
  ['to_status', "'x'"],
  ['reason', "'lý do khác'"],
  ['details', `'{"amountVnd": "1"}'`],
  ['at', "at + interval '1 microsecond'"],
  ['source', "'worker'"],
  ['request_id', 'null'],
  ['origin_commitment', 'null'],
  ['transaction', "'5'"],
  ['written_by', "'somebody'"],
] as const;

test('every column of an event is bound by its hash', async () => {
  const all = await db.execute<{ name: string }>(
    sql`select column_name as name from information_schema.columns where table_name = 'audit_events' and column_name <> 'id'`,
  );
  expect(columns.map(([name]) => name).sort()).toEqual(all.map(({ name }) => name).sort());
});

test.each(columns)('an edited event: %s', async (column, value) => {
  await asSuperuser((sql) => sql.unsafe(`update audit_events set ${column} = ${value} where id = ${event(2)}`));
  expect(await firstFault()).toEqual({ what: 'event altered', batch: 2, eventId: event(2) });
});

test('a deleted event', async () => {
  await asSuperuser((sql) => sql`delete from audit_events where id = ${event(2)}`);
  expect(await firstFault()).toEqual({ what: 'event missing', batch: 2, eventId: event(2) });
});

test('a deleted event whose seal is deleted too', async () => {
  await asSuperuser(async (sql) => {
    await sql`delete from audit_events where id = ${event(2)}`;
    await sql`delete from audit_seals where event_id = ${event(2)}`;
  });
  expect(await firstFault()).toMatchObject({ what: 'seal altered', batch: 2 });
});

/** A copy of a row, with what is said of it. */
const insertCopy = (changes: string) =>
  asSuperuser(async (sql) => {
    const [row] = await sql.unsafe(`
      insert into audit_events (at, event, subject_kind, subject_id, root_kind, root_id, details, transaction, written_by)
      select ${changes} from audit_events where id = ${event(2)} returning id::text as id`);
    return String(row?.id);
  });

test.each([
  [
    'with a transaction of that time',
    `at, event, subject_kind, subject_id, root_kind, root_id, details, transaction, written_by`,
  ],
  [
    'dated back',
    `at - interval '1 day', event, subject_kind, subject_id, root_kind, root_id, details, pg_current_xact_id(), written_by`,
  ],
  [
    'typed in by hand',
    `now(), event, subject_kind, subject_id, root_kind, root_id, details, pg_current_xact_id(), current_user`,
  ],
])('an inserted event, %s', async (_how, changes) => {
  const id = await insertCopy(changes);
  const found = await firstFault();
  // What claims to be old is found at once, the rest as soon as it is sealed.
  if (found) expect(found).toMatchObject({ what: 'event inserted', eventId: id });
  else {
    await sealEverything();
    expect(await firstFault()).toEqual({ what: 'event inserted', batch: 4, eventId: id });
  }
});

test('an event that is sealed into no batch, so that it is never looked at', async () => {
  await asSuperuser(async (sql) => {
    await sql`insert into audit_seals values (${event(2)}::bigint + 1000, 99, 'x')`;
  });
  expect(await firstFault()).toMatchObject({ what: 'seal altered', batch: 99 });
});

test('an event smuggled into a batch with a right hash of its own', async () => {
  const id = await insertCopy(
    'at, event, subject_kind, subject_id, root_kind, root_id, details, transaction, written_by',
  );
  const [row] = await db
    .select(eventParts)
    .from(auditEvents)
    .where(eq(auditEvents.id, BigInt(id)));
  if (!row) throw new Error('nothing inserted');
  await asSuperuser((sql) => sql`insert into audit_seals values (${id}, 2, ${hashOfEvent(row)})`);
  expect(await firstFault()).toMatchObject({ what: 'seal altered', batch: 2 });
});

test('a batch with another row', async () => {
  await asSuperuser(
    (sql) => sql`update audit_batches set sealed_at = sealed_at - interval '1 second' where number = 2`,
  );
  expect(await firstFault()).toMatchObject({ what: 'batch rewritten', batch: 2 });
});

test('a batch taken out of the middle', async () => {
  await asSuperuser((sql) => sql`delete from audit_batches where number = 2`);
  expect(await firstFault()).toMatchObject({ what: 'batch missing', batch: 2 });
});

test('a tail cut off whole is found by the heads outside', async () => {
  await asSuperuser(async (sql) => {
    await sql`delete from audit_events where id in (select event_id from audit_seals where batch_number = 3)`;
    await sql`delete from audit_seals where batch_number = 3`;
    await sql`delete from audit_batches where number = 3`;
  });
  expect(await firstFault()).toBeUndefined();
  expect(await firstFault(heads)).toEqual({ what: 'tail cut', batch: 3, eventId: undefined });
});

/** Edits an event of batch 2 and makes every hash from there on right again. */
async function rehash() {
  await asSuperuser((sql) => sql`update audit_events set reason = 'đã sửa' where id = ${event(2)}`);
  let previousHash: string | null = null;
  for (const number of [1, 2, 3]) {
    const [link] = await db.select(linkParts).from(auditBatches).where(eq(auditBatches.number, number));
    const events = await db
      .select(eventParts)
      .from(auditEvents)
      .innerJoin(auditSeals, eq(auditSeals.eventId, auditEvents.id))
      .where(eq(auditSeals.batchNumber, number))
      .orderBy(asc(auditEvents.id));
    if (!link) throw new Error('no such batch');
    const seals = events.map((row) => ({ eventId: row.id, eventHash: hashOfEvent(row) }));
    const next = { ...link, previousHash, eventsHash: hashOfSeals(seals) };
    const hash = hashOfBatch(next);
    await asSuperuser(async (sql) => {
      for (const seal of seals)
        await sql`update audit_seals set event_hash = ${seal.eventHash} where event_id = ${seal.eventId}`;
      await sql`update audit_batches set previous_hash = ${previousHash}, events_hash = ${next.eventsHash}, hash = ${hash} where number = ${number}`;
    });
    previousHash = hash;
  }
}

test('a chain hashed anew from the edit on is found by the heads outside, at the batch of the edit', async () => {
  await rehash();
  expect(await firstFault()).toBeUndefined();
  expect(await firstFault(heads)).toEqual({ what: 'heads disagree', batch: 2, eventId: undefined });
});

test('an address changed beside the chain', async () => {
  await asSuperuser(
    (sql) => sql`
    update audit_origins set ip = '192.0.2.1'
    where commitment = (select origin_commitment from audit_events where id = ${event(1)})`,
  );
  expect(await firstFault()).toEqual({ what: 'origin altered', batch: 1, eventId: event(1) });
});

test('the owner of the tables is refused by the triggers, superuser or not, unless they are switched off', async () => {
  const { default: postgres } = await import('postgres');
  const owner = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1, onnotice: () => {} });
  for (const table of ['audit_events', 'audit_batches', 'audit_seals'])
    for (const statement of [`delete from ${table}`, `truncate ${table}`])
      await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: '23000' });
  await expect(owner.unsafe(`update audit_origins set ip = 'x'`)).rejects.toMatchObject({ code: '23000' });
  await owner.end();
});
