import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { organizations } from '#db/schema/organizations.ts';
import { createActor, createOrganization } from '#tests/support/factories.ts';
import { assertTestDatabase } from '#tests/support/test-databases.ts';

describe('the database under the application', () => {
  test('a use case that fails leaves nothing behind', async () => {
    const organization = await createOrganization({ name: 'Trước' });
    await expect(
      inTransaction(async (tx) => {
        await tx.update(organizations).set({ name: 'Sau' }).where(eq(organizations.id, organization.id));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const [row] = await db.select().from(organizations).where(eq(organizations.id, organization.id));
    expect(row?.name).toBe('Trước');
  });

  test('the application cannot rewrite what is on record', async () => {
    const actor = await createActor();
    await inTransaction((tx) =>
      recordAudit(tx, systemActor, { event: 'test', subjectKind: 'organization', subjectId: actor.organizationId }),
    );
    for (const statement of [
      sql`update ${auditEvents} set event = 'other'`,
      sql`delete from ${auditEvents}`,
      sql`truncate ${auditEvents}`,
      sql`update ledger_entries set amount_vnd = 1`,
      sql`delete from ledger_transfers`,
      sql`update ledger_accounts set balance_vnd = 1`,
      sql`delete from payments`,
      sql`delete from payouts`,
      sql`alter table audit_events disable trigger all`,
    ]) {
      await expect(db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  test('tests refuse to drop a database that is not theirs', () => {
    for (const name of ['de_bai', 'postgres', 'de_bai_test_', 'de_bai_test_x; drop']) {
      expect(() => assertTestDatabase(name)).toThrow('not a database of the tests');
    }
  });
});
