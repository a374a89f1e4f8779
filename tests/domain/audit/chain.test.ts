import { EventEmitter, once } from 'node:events';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { AuditHead } from '#app/domain/audit/audit-head.ts';
import { sealAudit } from '#app/domain/audit/seal-audit.server.ts';
import { verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { type Origin, withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { auditBatches, auditOrigins } from '#db/schema/audit.ts';
import { firstFault, sealEverything } from '#tests/support/audit.ts';
import { createActor } from '#tests/support/factories.ts';

/** Sealing, and what it must not do to those who write meanwhile. */
let actor: Actor;
beforeAll(async () => {
  actor = await createActor();
});

const origin: Origin = {
  source: 'web',
  ip: '203.0.113.7',
  device: 'Mozilla/5.0 (test)',
  requestId: 'request-1',
  session: 'abcdef012345',
};

const record = (number: number) =>
  withinFrame({ origin }, () =>
    inTransaction((tx) =>
      recordAudit(tx, actor, {
        event: 'organization.test',
        subjectKind: 'organization',
        subjectId: actor.organizationId,
        details: { number: String(number), 'Tên “lạ”': 'ế\n\u2028' },
      }),
    ),
  );

test('a chain of several batches is whole, and nothing is sealed twice', async () => {
  const heads: AuditHead[] = [];
  for (let batch = 0; batch < 3; batch += 1) {
    await Promise.all([1, 2, 3].map(record));
    heads.push(...(await sealEverything()));
  }
  expect(await sealAudit()).toBeNull();
  const report = await verifyAudit(heads);
  expect(report).toMatchObject({ faults: [], waiting: 0, heads: heads.length, batches: heads.length });
  expect(report.head).toBe(heads.at(-1)?.hash);
});

test('eight writers while others seal: nothing is missed, nothing sealed twice', async () => {
  const before = (await verifyAudit()).events;
  let writing = true;
  const sealers = [0, 1].map(async () => {
    while (writing) await sealAudit();
  });
  const writers = Array.from({ length: 8 }, async () => {
    for (let number = 0; number < 40; number += 1) await record(number);
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(sealers);
  await sealEverything();
  const report = await verifyAudit();
  expect(report).toMatchObject({ faults: [], waiting: 0 });
  expect(report.events - before).toBe(8 * 40);
});

test('a transaction that commits late is sealed later, though its event has a lower number', async () => {
  await sealEverything();
  const gate = new EventEmitter();
  const late = inTransaction(async (tx) => {
    await recordAudit(tx, actor, {
      event: 'organization.late',
      subjectKind: 'organization',
      subjectId: actor.organizationId,
    });
    gate.emit('written');
    await once(gate, 'release');
  });
  await once(gate, 'written');
  await record(1);
  // The open transaction holds the horizon: what came after it waits, what is sealed stays sealed.
  await sealAudit();
  expect((await verifyAudit()).faults).toEqual([]);
  gate.emit('release');
  await late;
  await sealEverything();
  expect(await verifyAudit()).toMatchObject({ faults: [], waiting: 0 });
});

test('a transaction that is rolled back leaves a gap in the numbers, and no fault', async () => {
  await expect(
    inTransaction(async (tx) => {
      await recordAudit(tx, actor, {
        event: 'organization.undone',
        subjectKind: 'organization',
        subjectId: actor.organizationId,
      });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await record(1);
  await sealEverything();
  expect((await verifyAudit()).faults).toEqual([]);
});

test('where an act came from lies beside the chain, and its erasure is no fault', async () => {
  await record(7);
  await sealEverything();
  const [row] = await db.select().from(auditOrigins).limit(1);
  expect(row).toMatchObject({ ip: '203.0.113.7', device: 'Mozilla/5.0 (test)', session: 'abcdef012345' });
  const [erased] = await db.execute<{ count: number }>(sql`select erase_audit_origins_of(${actor.userId}) as count`);
  expect(erased?.count).toBeGreaterThan(300);
  expect(await db.select().from(auditOrigins)).toEqual([]);
  expect((await verifyAudit()).faults).toEqual([]);
});

test('nothing young is erased by age', async () => {
  await record(8);
  await db.execute(sql`select erase_audit_origins_before(now() + interval '1 year')`);
  expect(await db.select().from(auditOrigins)).toHaveLength(1);
});

test('the application may add to chain and origins, and do nothing else to them', async () => {
  for (const table of ['audit_events', 'audit_batches', 'audit_seals', 'audit_origins']) {
    const column = { audit_events: 'event', audit_batches: 'hash', audit_seals: 'event_hash', audit_origins: 'ip' }[
      table
    ];
    for (const statement of [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`])
      await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

test('nobody links batches but the sealing: a batch added beside it breaks the chain', async () => {
  const [last] = await db.select().from(auditBatches).orderBy(sql`number desc`).limit(1);
  if (!last) throw new Error('nothing sealed');
  await db.insert(auditBatches).values({ ...last, number: last.number + 1, hash: 'f'.repeat(64) });
  expect(await firstFault()).toMatchObject({ what: 'batch rewritten', batch: last.number + 1 });
});
