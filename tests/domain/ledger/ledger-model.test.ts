import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { type AccountRef, chart, type Line, type Side } from '#app/domain/ledger/ledger.chart.ts';
import { postTransfer } from '#app/domain/ledger/post-transfer.server.ts';
import { reverseTransfer } from '#app/domain/ledger/reverse-transfer.server.ts';
import { accountIdentity, canonicalTransfer, type TransferInput } from '#app/domain/ledger/transfer-input.ts';
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { createContractRows } from '#tests/support/contracts.ts';

/**
 * The books against a model of a few lines: random movements between the accounts of two contracts, with repetitions,
 * other content under a used key, overdrafts, reversals and movements across contracts. After each history the
 * balances are the model's and every truth of the books holds.
 */
type Contract = Awaited<ReturnType<typeof createContractRows>>;
let pair: [Contract, Contract];

beforeAll(async () => {
  pair = [await createContractRows([600n, 400n]), await createContractRows([1000n])];
});

const kinds = ['sandbox_escrow', 'escrow', 'dispute_hold', 'payable', 'payout_clearing', 'refund_payable'] as const;

const amount = fc.bigInt({ min: 1n, max: 1_000n });
/** Accounts inside a contract: money moves among them without coming or going. */
const inner = fc.integer({ min: 1, max: 5 });
const operation = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      contract: fc.nat(1),
      debit: inner,
      credit: inner,
      second: fc.option(inner),
      amount,
      split: fc.nat(100),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fund' as const), contract: fc.nat(1), amount }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('leave' as const), contract: fc.nat(1), paid: fc.boolean(), amount }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other_content' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('across' as const), amount }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What the books should be, kept in memory. */
class Model {
  readonly balances = new Map<string, bigint>();
  readonly posted: { id: string; input: TransferInput; reversed: boolean }[] = [];

  apply(lines: readonly Line[]): 'posted' | 'insufficient_funds' {
    const after = new Map(this.balances);
    for (const { account, side, amountVnd } of lines) {
      const key = accountIdentity(account);
      const balance = (after.get(key) ?? 0n) + (side === chart[account.kind] ? amountVnd : -amountVnd);
      if (balance < 0n) return 'insufficient_funds';
      after.set(key, balance);
    }
    for (const [key, balance] of after) this.balances.set(key, balance);
    return 'posted';
  }
}

let serial = 0;
const nextKey = () => `model:${process.pid}:${serial++}`;

function account(contract: number, kind: number): AccountRef {
  const { contractId, milestoneIds, buyer } = pair[contract === 0 ? 0 : 1];
  const name = kinds[kind] ?? 'escrow';
  if (name === 'sandbox_escrow') return { kind: name, contractId };
  return { kind: name, contractId, milestoneId: milestoneIds[0] ?? null, organizationId: buyer.organizationId };
}

function transfer(contract: number, kind: TransferInput['kind'], lines: Line[]): TransferInput {
  return { key: nextKey(), kind, contractId: pair[contract === 0 ? 0 : 1].contractId, lines };
}

const line = (ref: AccountRef, side: Side, amountVnd: bigint): Line => ({ account: ref, side, amountVnd });

/** A movement from one account to one or two others, or none when it would name an account twice. */
function randomTransfer(op: Extract<Operation, { do: 'post' }>): TransferInput | null {
  if (op.debit === op.credit) return null;
  const part = (op.amount * BigInt(op.split)) / 100n;
  const second = op.second;
  if (second === null || second === op.debit || second === op.credit || part === 0n || part === op.amount)
    return transfer(op.contract, 'settle_dispute', [
      line(account(op.contract, op.debit), 'debit', op.amount),
      line(account(op.contract, op.credit), 'credit', op.amount),
    ]);
  return transfer(op.contract, 'settle_dispute', [
    line(account(op.contract, op.debit), 'debit', op.amount),
    line(account(op.contract, op.credit), 'credit', op.amount - part),
    line(account(op.contract, second), 'credit', part),
  ]);
}

const post = (input: TransferInput) => inTransaction((tx) => postTransfer(tx, input));
const code = (error: unknown) => (error instanceof DomainError ? error.code : Promise.reject(error));
const outcome = (work: Promise<{ replayed: boolean }>) =>
  work.then(({ replayed }) => (replayed ? 'replayed' : 'posted'), code);

async function postBoth(model: Model, input: TransferInput): Promise<void> {
  const expected = model.apply(input.lines);
  if (expected !== 'posted') return expect(await outcome(post(input))).toBe(expected);
  const { id, replayed } = await post(input);
  expect(replayed).toBe(false);
  model.posted.push({ id, input, reversed: false });
}

async function play(model: Model, op: Operation): Promise<void> {
  if (op.do === 'post') {
    const input = randomTransfer(op);
    return input ? postBoth(model, input) : undefined;
  }
  if (op.do === 'fund')
    return postBoth(
      model,
      transfer(op.contract, 'fund', [
        line(account(op.contract, 0), 'debit', op.amount),
        line(account(op.contract, 1), 'credit', op.amount),
      ]),
    );
  if (op.do === 'leave')
    return postBoth(
      model,
      transfer(op.contract, op.paid ? 'payout_confirmed' : 'refund_confirmed', [
        line(account(op.contract, op.paid ? 4 : 5), 'debit', op.amount),
        line(account(op.contract, 0), 'credit', op.amount),
      ]),
    );
  if (op.do === 'across') {
    const input = transfer(0, 'fund', [
      line(account(0, 0), 'debit', op.amount),
      line(account(1, 1), 'credit', op.amount),
    ]);
    return expect(await outcome(post(input))).toBe('invalid_input');
  }
  const earlier = model.posted[op.which % Math.max(1, model.posted.length)];
  if (!earlier) return;
  if (op.do === 'repeat') {
    const shuffled = { ...earlier.input, lines: [...earlier.input.lines].reverse() };
    return expect(await post(shuffled)).toEqual({ id: earlier.id, replayed: true });
  }
  if (op.do === 'other_content') {
    const lines = earlier.input.lines.map((each) => ({ ...each, amountVnd: each.amountVnd * 2n }));
    return expect(await outcome(post({ ...earlier.input, lines }))).toBe('idempotency_mismatch');
  }
  const undone = earlier.input.lines.map(
    (each): Line => ({ ...each, side: each.side === 'debit' ? 'credit' : 'debit' }),
  );
  const expected = earlier.reversed ? 'replayed' : model.apply(undone);
  expect(await outcome(inTransaction((tx) => reverseTransfer(tx, earlier.id)))).toBe(expected);
  if (expected === 'posted') earlier.reversed = true;
}

async function balancesOf(tracked: ReadonlyMap<string, bigint>): Promise<Map<string, bigint>> {
  const { db } = await import('#db/client.server.ts');
  const { ledgerAccounts } = await import('#db/schema/ledger.ts');
  const rows = await db.select().from(ledgerAccounts);
  return new Map(
    rows.map((row) => [accountIdentity(row), row.balanceVnd] as const).filter(([key]) => tracked.has(key)),
  );
}

describe('the ledger against its model', () => {
  it('truths 1, 2, 3, 5, 8 and 11: any history of movements leaves the balances of the model and books that verify', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
        pair = [await createContractRows([600n, 400n]), await createContractRows([1000n])];
        const model = new Model();
        for (const op of operations) await play(model, op);
        expect(await balancesOf(model.balances)).toEqual(model.balances);
        expect((await verifyLedger()).faults).toEqual([]);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  }, 120_000);

  it('truth 7: operations at the same time equal some serial order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 4, maxLength: 12 }), async (amounts) => {
        pair = [await createContractRows([600n, 400n]), await createContractRows([1000n])];
        const model = new Model();
        const fund = transfer(0, 'fund', [line(account(0, 0), 'debit', 1500n), line(account(0, 1), 'credit', 1500n)]);
        await postBoth(model, fund);
        const moves = amounts.map((each, index) =>
          transfer(0, 'settle_dispute', [
            line(account(0, 1), 'debit', each),
            line(account(0, index % 2 === 0 ? 2 : 5), 'credit', each),
          ]),
        );
        const results = await Promise.all(moves.map((move) => outcome(post(move))));
        const done = moves.filter((_, index) => results[index] === 'posted');
        for (const move of done) expect(model.apply(move.lines)).toBe('posted');
        // Who was refused could not have been served by what was left: any serial order refuses somebody too.
        const left = model.balances.get(accountIdentity(account(0, 1))) ?? 0n;
        moves.forEach((move, index) => {
          if (results[index] === 'insufficient_funds') expect(move.lines[0]?.amountVnd ?? 0n).toBeGreaterThan(left);
        });
        expect(await balancesOf(model.balances)).toEqual(model.balances);
        expect((await verifyLedger()).faults).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 60_000);

  it('the order of lines does not change what a movement is', () => {
    const input = transfer(0, 'fund', [line(account(0, 0), 'debit', 5n), line(account(0, 1), 'credit', 5n)]);
    expect(canonicalTransfer({ ...input, lines: [...input.lines].reverse() })).toBe(canonicalTransfer(input));
  });
});
