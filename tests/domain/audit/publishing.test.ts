import { appendFile, readFile, rm } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditHeadSchema } from '#app/domain/audit/audit-head.ts';
import { auditHeadsAfter } from '#app/domain/audit/audit-heads.queries.server.ts';
import { eraseAuditOrigins, keepOriginsDays } from '#app/domain/audit/erase-audit-origins.server.ts';
import { mailAuditHead } from '#app/domain/audit/mail-audit-head.server.ts';
import { verifyAudit } from '#app/domain/audit/verify-audit.server.ts';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { auditTrail, recordAudit } from '#app/domain/kernel/audit.server.ts';
import { withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { env } from '#app/env.server.ts';
import { headsFile, readHeads } from '#app/integrations/audit-heads/heads-file.server.ts';
import { handle as sealAndPublish } from '#app/jobs/handlers/seal-audit.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { auditOrigins } from '#db/schema/audit.ts';
import { mails } from '#db/schema/notifications.ts';
import { asSuperuser, sealEverything } from '#tests/support/audit.ts';

/** Heads outside the database: what a cut or rewritten chain is found by. */
const record = () =>
  inTransaction((tx) =>
    recordAudit(tx, systemActor, { event: 'audit_trail.test', subjectKind: 'audit_trail', subjectId: auditTrail }),
  );

async function sealed() {
  await record();
  await sealEverything();
  await sealAndPublish();
}

beforeAll(() => rm(headsFile(), { force: true }));

async function published() {
  const { values, unreadable } = await readHeads();
  return { heads: values.map((value) => auditHeadSchema.parse(value)), unreadable };
}

test('every head comes into the file, once, also one whose worker was killed before it could write', async () => {
  await record();
  await sealEverything(); // nobody published these
  await sealed();
  await sealAndPublish();
  expect((await published()).heads).toEqual(await auditHeadsAfter(0));
});

test('a line cut off by a crash is passed over, and the next begins anew', async () => {
  await appendFile(headsFile(), '{"batch":99,"ha');
  await sealed();
  const { heads, unreadable } = await published();
  expect(unreadable).toBe(1);
  expect(heads).toEqual(await auditHeadsAfter(0));
  expect((await readFile(headsFile(), 'utf8')).endsWith('\n')).toBe(true);
  expect((await verifyAudit(heads)).faults).toEqual([]);
});

test('the head is mailed once a day to whoever is configured, with the line to keep', async () => {
  await mailAuditHead();
  expect(await db.select().from(mails)).toEqual([]);
  const changeable = env as { auditHeadsMail: string | undefined };
  changeable.auditHeadsMail = 'giam-sat@vi-du.example';
  await mailAuditHead();
  await mailAuditHead();
  changeable.auditHeadsMail = undefined;
  const sent = await db.select().from(mails).where(eq(mails.recipient, 'giam-sat@vi-du.example'));
  const last = (await auditHeadsAfter(0)).at(-1);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain(JSON.stringify(last));
});

test('addresses past their time are erased, that is on record, and the chain stays whole', async () => {
  const origin = { source: 'web', ip: '192.0.2.3', device: 'x', requestId: 'r', session: null } as const;
  await withinFrame({ origin }, record);
  await withinFrame({ origin }, record);
  const [old] = await db.select().from(auditOrigins).limit(1);
  await asSuperuser(
    (sql) =>
      sql`update audit_origins set created_at = now() - make_interval(days => ${keepOriginsDays + 1}) where commitment = ${old?.commitment ?? ''}`,
  );
  expect(await eraseAuditOrigins()).toBe(1);
  expect(await eraseAuditOrigins()).toBe(0);
  expect(await db.select().from(auditOrigins)).toHaveLength(1);
  await sealEverything();
  expect((await verifyAudit()).faults).toEqual([]);
});
