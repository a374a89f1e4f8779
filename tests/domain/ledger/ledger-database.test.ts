import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { credit, debit } from '#app/domain/ledger/ledger.chart.ts';
import { brokenConstraint, postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts';
import { db, inTransaction, type Tx } from '#db/client.server.ts';
import * as schema from '#db/schema/index.ts';
import { createContractRows } from '#tests/support/contracts.ts';

/** What PostgreSQL refuses by itself, whoever asks, and what `verifyLedger` finds when somebody with all rights does it anyway. */
let contract: Awaited<ReturnType<typeof createContractRows>>;
let fundingId: string;

const ownerClient = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1, onnotice: () => {} });
const owner = drizzle(ownerClient, { schema, casing: 'snake_case' });
afterAll(() => ownerClient.end());

const accounts = () => {
  const { contractId, milestoneIds, buyer, supplier } = contract;
  const milestoneId = milestoneIds[0] ?? null;
  return {
    asset: { kind: 'sandbox_escrow', contractId } as const,
    escrow: { kind: 'escrow', contractId, milestoneId, organizationId: buyer.organizationId } as const,
    payable: { kind: 'payable', contractId, milestoneId, organizationId: supplier.organizationId } as const,
  };
};

const fund = (tx: Tx, amountVnd: bigint, key = `fund:${v7()}`) =>
  postTransfer(tx, {
    key,
    kind: 'fund',
    contractId: contract.contractId,
    milestoneId: contract.milestoneIds[0] ?? null,
    lines: [debit(accounts().asset, amountVnd), credit(accounts().escrow, amountVnd)],
  });

const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing refused',
    (error) => brokenConstraint(error),
  );
const sqlState = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing refused',
    (error) => (error.cause ?? error).code as string,
  );

beforeEach(async () => {
  contract = await createContractRows([1_000n]);
  fundingId = (await inTransaction((tx) => fund(tx, 1_000n))).id;
});

describe('truth 12: what is posted stays', () => {
  const statements = {
    'update entries': sql`update ledger_entries set amount_vnd = 1`,
    'delete entries': sql`delete from ledger_entries`,
    'truncate entries': sql`truncate ledger_entries`,
    'update transfers': sql`update ledger_transfers set kind = 'accept'`,
    'delete transfers': sql`delete from ledger_transfers`,
    'truncate transfers': sql`truncate ledger_transfers cascade`,
    'set a balance': sql`update ledger_accounts set balance_vnd = 5`,
    'delete accounts': sql`delete from ledger_accounts`,
    'change an audit event': sql`update audit_events set event = 'x'`,
    'delete audit events': sql`delete from audit_events`,
    'switch the triggers off': sql`alter table ledger_entries disable trigger all`,
  };
  for (const [what, statement] of Object.entries(statements)) {
    it(`the application's role may not ${what}`, async () => {
      expect(await sqlState(db.execute(statement))).toBe('42501'); // insufficient_privilege
    });
  }

  it('not even the owner of the tables changes an entry, a transfer or a balance', async () => {
    for (const statement of [
      sql`update ledger_entries set amount_vnd = 1`,
      sql`delete from ledger_entries`,
      sql`truncate ledger_entries`,
      sql`update ledger_transfers set amount_vnd = 1`,
      sql`delete from ledger_transfers`,
      sql`truncate ledger_transfers cascade`,
      sql`update ledger_accounts set balance_vnd = 5`,
      sql`delete from ledger_accounts`,
    ])
      expect(await sqlState(owner.execute(statement))).toBe('23000');
  });
});

describe('what the database refuses to post', () => {
  const transferRow = (entryCount: number, amountVnd: bigint) => ({
    id: v7(),
    idempotencyKey: `raw:${v7()}`,
    inputSha256: '0'.repeat(64),
    kind: 'fund' as const,
    contractId: contract.contractId,
    amountVnd,
    entryCount,
  });

  async function accountId(kind: string, contractId = contract.contractId): Promise<string> {
    const rows = await db.select().from(schema.ledgerAccounts);
    return rows.find((row) => row.kind === kind && row.contractId === contractId)?.id ?? '';
  }

  it('truth 1: a transfer that does not balance', async () => {
    const asset = await accountId('sandbox_escrow');
    const escrow = await accountId('escrow');
    const work = inTransaction(async (tx) => {
      const row = transferRow(2, 10n);
      await tx.insert(schema.ledgerTransfers).values(row);
      await tx.insert(schema.ledgerEntries).values([
        { transferId: row.id, accountId: asset, side: 'debit', amountVnd: 10n },
        { transferId: row.id, accountId: escrow, side: 'credit', amountVnd: 9n },
      ]);
    });
    expect(await constraintOf(work)).toBe('ledger_transfers_balanced');
  });

  it('a transfer without entries', async () => {
    const work = inTransaction((tx) => tx.insert(schema.ledgerTransfers).values(transferRow(2, 10n)));
    expect(await constraintOf(work)).toBe('ledger_transfers_balanced');
  });

  it('an entry added to a posted transfer', async () => {
    const escrow = await accountId('escrow');
    const work = db
      .insert(schema.ledgerEntries)
      .values({ transferId: fundingId, accountId: escrow, side: 'credit', amountVnd: 1n });
    expect(await constraintOf(work)).toBe('ledger_transfers_complete');
  });

  it("truth 8: an entry on another contract's account", async () => {
    const other = await createContractRows([5n]);
    const asset = await accountId('sandbox_escrow');
    const work = inTransaction(async (tx) => {
      const row = { ...transferRow(2, 10n), contractId: other.contractId };
      await tx.insert(schema.ledgerTransfers).values(row);
      await tx
        .insert(schema.ledgerEntries)
        .values({ transferId: row.id, accountId: asset, side: 'debit', amountVnd: 10n });
    });
    expect(await constraintOf(work)).toBe('ledger_transfers_one_contract');
  });

  it('truth 3: an entry that takes an account below its floor', async () => {
    const asset = await accountId('sandbox_escrow');
    const work = inTransaction(async (tx) => {
      const row = transferRow(2, 1_001n);
      await tx.insert(schema.ledgerTransfers).values(row);
      await tx
        .insert(schema.ledgerEntries)
        .values({ transferId: row.id, accountId: asset, side: 'credit', amountVnd: 1_001n });
    });
    expect(await constraintOf(work)).toBe('ledger_accounts_floor');
  });

  it('an account that does not open empty, or whose milestone is of another contract', async () => {
    const other = await createContractRows([5n]);
    const opening = { kind: 'payable' as const, contractId: contract.contractId };
    expect(await sqlState(db.insert(schema.ledgerAccounts).values({ ...opening, balanceVnd: 9n }))).toBe('23000');
    expect(
      await constraintOf(
        db.insert(schema.ledgerAccounts).values({ ...opening, milestoneId: other.milestoneIds[0] ?? null }),
      ),
    ).toBe('ledger_accounts_milestone_of_contract');
  });

  it('truth 11: a reversal that is no mirror of what it reverses', async () => {
    const work = inTransaction((tx) =>
      postTransfer(tx, {
        key: `reverse:${v7()}`,
        kind: 'reversal',
        contractId: contract.contractId,
        reversesId: fundingId,
        lines: [debit(accounts().escrow, 1n), credit(accounts().asset, 1n)],
      }),
    );
    expect(await constraintOf(work)).toBe('ledger_transfers_mirror');
  });
});

describe('many at once', () => {
  it('100 payments out of one escrow: exactly what it holds leaves', async () => {
    const take = (index: number) =>
      inTransaction((tx) =>
        postTransfer(tx, {
          key: `take:${fundingId}:${index}`,
          kind: 'accept',
          contractId: contract.contractId,
          milestoneId: contract.milestoneIds[0] ?? null,
          lines: [debit(accounts().escrow, 30n), credit(accounts().payable, 30n)],
        }),
      );
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => take(index)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(33); // 33 x 30 = 990 of 1,000
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'insufficient_funds' });
    expect((await verifyLedger()).faults).toEqual([]);
  });

  it('truth 5: the same key 50 times at once has one effect', async () => {
    const key = `fund:${v7()}`;
    const results = await Promise.all(Array.from({ length: 50 }, () => inTransaction((tx) => fund(tx, 7n, key))));
    expect(results.filter((result) => !result.replayed)).toHaveLength(1);
    expect(new Set(results.map((result) => result.id)).size).toBe(1);
    expect((await verifyLedger()).faults).toEqual([]);
  });
});

describe('verifyLedger names what somebody with all rights has changed', () => {
  /** Does it with the triggers off, looks, and takes it back. */
  async function truthsBrokenBy(...statements: ReturnType<typeof sql>[]): Promise<Set<string>> {
    const undo = new Error('taken back');
    let broken = new Set<string>();
    await owner
      .transaction(async (tx) => {
        for (const table of ['ledger_entries', 'ledger_transfers', 'ledger_accounts'])
          await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
        for (const statement of statements) await tx.execute(statement);
        broken = new Set((await verifyLedger(tx)).faults.map((fault) => fault.truth));
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    return broken;
  }

  it('a changed amount', async () => {
    const broken = await truthsBrokenBy(
      sql`update ledger_entries set amount_vnd = 999 where transfer_id = ${fundingId} and side = 'credit'`,
    );
    expect(broken).toContain('each transfer balances, as it declared');
    expect(broken).toContain('all entries together are zero');
    expect(broken).toContain('a cached balance equals the sum of its entries');
  });

  it('a changed balance', async () => {
    const broken = await truthsBrokenBy(
      sql`update ledger_accounts set balance_vnd = 1 where contract_id = ${contract.contractId}`,
    );
    expect([...broken]).toEqual(['a cached balance equals the sum of its entries']);
  });

  it('a transfer taken out whole', async () => {
    const broken = await truthsBrokenBy(
      sql`delete from ledger_entries where transfer_id = ${fundingId}`,
      sql`delete from ledger_transfers where id = ${fundingId}`,
    );
    expect(broken).toContain('a cached balance equals the sum of its entries');
  });

  it('money moved to where nobody is owed it', async () => {
    const broken = await truthsBrokenBy(sql`update ledger_transfers set kind = 'accept' where id = ${fundingId}`);
    expect(broken).toContain('what a contract was given lies somewhere');
  });
});
