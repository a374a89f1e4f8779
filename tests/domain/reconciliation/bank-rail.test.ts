import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import { unsafeContractBalances } from '#app/domain/ledger/ledger.queries.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { closeBreak } from '#app/domain/reconciliation/close-break.server.ts';
import { decideSuspense } from '#app/domain/reconciliation/decide-suspense.server.ts';
import { failEntry } from '#app/domain/reconciliation/fail-entry.server.ts';
import { importStatement, keepStatementFile } from '#app/domain/reconciliation/import-statement.server.ts';
import { judgeBatch } from '#app/domain/reconciliation/judge-batch.server.ts';
import { makeBatch } from '#app/domain/reconciliation/make-batch.server.ts';
import { matchBankLines } from '#app/domain/reconciliation/match-bank-lines.server.ts';
import { proposeDecision } from '#app/domain/reconciliation/propose-decision.server.ts';
import { agrees, compareBank, reconcileRails } from '#app/domain/reconciliation/reconcile-rails.server.ts';
import type { DecisionInput } from '#app/domain/reconciliation/reconciliation.schema.ts';
import { unsafeSuggestions } from '#app/domain/reconciliation/suggestions.server.ts';
import { takeBatchFile } from '#app/domain/reconciliation/take-batch-file.server.ts';
import { db } from '#db/client.server.ts';
import { bankLineOutcomes, bankLines, payoutBatches, reconciliationBreaks, suspenseItems } from '#db/schema/bank.ts';
import { payments, payouts } from '#db/schema/payments.ts';
import { Bank, createTreasury, importFile, releaseFirst, requestedPilot, sentBatch } from '#tests/support/bank/bank.ts';
import { camt053, mt940, vietcombankCsv } from '#tests/support/bank/statement-files.ts';
import { createActor } from '#tests/support/factories.ts';
import { at, type Pilot, statusOf } from '#tests/support/pilots.ts';

const bank = new Bank();
const share = 300_000_000n;
const proposal = (values: Partial<DecisionInput>): DecisionInput => ({
  kind: 'assign',
  target: '',
  amountVnd: null,
  beneficiaryName: '',
  beneficiaryBin: '',
  beneficiaryAccount: '',
  reason: 'Theo giấy báo của bên nộp.',
  ...values,
});

const balances = async (pilot: Pilot) => Object.fromEntries(await unsafeContractBalances(db, pilot.contractId));
const paymentStatus = async (id: string) =>
  (await db.select({ status: payments.status }).from(payments).where(eq(payments.id, id)))[0]?.status;
const suspenseVnd = async () => {
  const [row] = await db.execute<{ sum: string }>(
    sql`select coalesce(sum(balance_vnd), 0)::text as sum from ledger_accounts where kind = 'suspense'`,
  );
  return BigInt(row?.sum ?? '0');
};
async function lastItem() {
  const [row] = await db
    .select({ item: suspenseItems, line: bankLines })
    .from(suspenseItems)
    .innerJoin(bankLines, eq(bankLines.id, suspenseItems.lineId))
    .orderBy(sql`${suspenseItems.id} desc`)
    .limit(1);
  if (!row) throw new Error('nothing is in suspense');
  return row;
}

/** After everything: the books hold, and the bank has what they say, less what went out unexplained. */
async function expectAgreement() {
  expect((await verifyBooks()).faults).toEqual([]);
  const compared = await compareBank(db);
  expect(compared.providerVnd).toBe(bank.balanceVnd);
  expect(agrees(compared)).toBe(true);
}

describe('money that comes in', () => {
  it('is recognised by its one code, in parts too, and funds the milestone when all of it is there', async () => {
    const { maker } = await createTreasury();
    const pilot = await requestedPilot();
    await importFile(maker, bank.file({ vnd: 100_000_000n, text: `Nop tien ${pilot.code.toLowerCase()} dot 1` }));
    expect(await paymentStatus(pilot.paymentId)).toBe('pending');
    expect(await statusOf(pilot)).toBe('awaiting_funds');
    expect(await balances(pilot)).toEqual({ bank_escrow: 100_000_000n, escrow: 100_000_000n });
    const broken = `${pilot.code.slice(0, 5)} ${pilot.code.slice(5)}`;
    await importFile(maker, bank.file({ vnd: 200_000_000n, text: `${broken}. dot 2` }));
    expect(await paymentStatus(pilot.paymentId)).toBe('confirmed');
    expect(await statusOf(pilot)).toBe('funded');
    expect(await balances(pilot)).toEqual({ bank_escrow: share, escrow: share });
    await expectAgreement();
  });

  it('unless it is clear, goes whole to suspense: nothing is posted to a contract', async () => {
    const { maker } = await createTreasury();
    const [pilot, other] = [await requestedPilot(), await requestedPilot()];
    const before = await suspenseVnd();
    const wrong = pilot.code.slice(0, 11) + (pilot.code.endsWith('0') ? '1' : '0');
    const unclear = [
      { vnd: share, text: 'Nop tien ky quy', cause: 'no_code' },
      { vnd: share, text: `${pilot.code} ${other.code}`, cause: 'several_codes' },
      { vnd: share, text: `tt ${wrong}`, cause: 'unknown_code' },
      { vnd: share, text: `${pilot.code} hoac ${wrong}`, cause: 'several_codes' },
      { vnd: share + 1n, text: pilot.code, cause: 'more_than_due' },
      { vnd: share * 2n, text: pilot.code, cause: 'more_than_due' },
    ];
    await importFile(maker, bank.file(...unclear.map(({ vnd, text }) => ({ vnd, text }))));
    const rows = await db.select({ cause: suspenseItems.cause }).from(suspenseItems).orderBy(suspenseItems.id);
    expect(rows.slice(-unclear.length).map((row) => row.cause)).toEqual(unclear.map((each) => each.cause));
    expect(await balances(pilot)).toEqual({});
    expect((await suspenseVnd()) - before).toBe(unclear.reduce((sum, each) => sum + each.vnd, 0n));

    // Paid twice: the second time is money nobody has asked for.
    await importFile(maker, bank.file({ vnd: share, text: pilot.code }, { vnd: share, text: pilot.code }));
    expect(await statusOf(pilot)).toBe('funded');
    expect((await lastItem()).item.cause).toBe('closed_request');
    expect(await balances(pilot)).toEqual({ bank_escrow: share, escrow: share });
    await expectAgreement();
  });

  it('imported twice, in another format, overlapping, or placed by two at once, counts once', async () => {
    const { maker, checker } = await createTreasury();
    const pilot = await requestedPilot();
    const day = bank.day(
      { vnd: 100_000_000n, text: pilot.code },
      { vnd: 100_000_000n, text: pilot.code, reference: '' },
      { vnd: 100_000_000n, text: pilot.code, reference: '' },
    );
    const first = await importFile(maker, camt053(day));
    expect(first.newLines).toBe(3);
    expect(await importFile(checker, camt053(day))).toEqual({ statementId: first.statementId, newLines: 0 });
    await expect(importFile(maker, mt940(day))).rejects.toMatchObject({ reason: 'statement_known' });
    await expect(importFile(maker, vietcombankCsv(day))).rejects.toMatchObject({ reason: 'statement_known' });

    const next = bank.day({ vnd: 7n, text: 'la' });
    const both = {
      openingVnd: day.openingVnd,
      lines: [...day.lines, ...next.lines],
      from: day.from ?? '',
      to: next.to ?? '',
    };
    expect((await importFile(maker, camt053(both))).newLines).toBe(1);
    expect(await balances(pilot)).toEqual({ bank_escrow: share, escrow: share });

    const file = await keepStatementFile(maker, {
      name: 'x.xml',
      bytes: bank.file({ vnd: 9n, text: 'la' }, { vnd: 9n, text: 'la' }),
      profile: null,
    });
    await Promise.all([importStatement(maker, file), importStatement(checker, file)]);
    await Promise.all([matchBankLines(), matchBankLines(), matchBankLines()]);
    await expectAgreement();
  });

  it('of another account, or handed in by somebody else, is refused', async () => {
    const { maker } = await createTreasury();
    const stranger = await createActor({ kind: 'corporation' });
    const elsewhere = camt053({ account: '999', openingVnd: 0n, lines: [{ on: '2026-01-01', vnd: 1n, text: 'x' }] });
    await expect(importFile(maker, elsewhere)).rejects.toMatchObject({
      reason: 'statement_other_account',
      field: 'file',
    });
    await expect(importFile(stranger, elsewhere)).rejects.toMatchObject({ reason: 'needs_treasury_desk' });
  });
});

describe('money in suspense', () => {
  it('goes to a request by one person’s proposal and another’s word; the rest stays', async () => {
    const { maker, checker } = await createTreasury();
    const pilot = await requestedPilot();
    const typo = pilot.code.slice(0, 6) + (pilot.code[6] === '0' ? '1' : '0') + pilot.code.slice(7);
    await importFile(maker, bank.file({ vnd: share + 5_000_000n, text: `ky quy ${typo}` }));
    const { item, line } = await lastItem();
    const [likeliest] = await unsafeSuggestions(db, line);
    expect(likeliest).toMatchObject({ reference: pilot.code, dueVnd: share });
    expect(likeliest?.evidence).toContain('near_code');

    await expect(
      proposeDecision(maker, item.id, proposal({ target: pilot.code, amountVnd: share + 1n })),
    ).rejects.toMatchObject({ reason: 'suspense_amount' });
    const decision = await proposeDecision(maker, item.id, proposal({ target: pilot.code }));
    expect(decision.amountVnd).toBe(share);
    expect(await balances(pilot)).toEqual({});
    const yes = { decisionId: decision.id, verdict: 'confirm' as const, reason: '' };
    await expect(decideSuspense(maker, yes)).rejects.toMatchObject({ reason: 'proposer_cannot_confirm' });
    await Promise.allSettled([decideSuspense(checker, yes), decideSuspense(checker, yes)]);
    expect(await statusOf(pilot)).toBe('funded');
    expect(await balances(pilot)).toEqual({ bank_escrow: share, escrow: share });
    await expect(decideSuspense(checker, yes)).rejects.toMatchObject({ code: 'stale_state' });
    await expectAgreement();

    // The rest goes back to its payer, through a batch and the bank.
    const back = {
      kind: 'send_back',
      beneficiaryName: 'Công ty Cảng',
      beneficiaryBin: '970415',
      beneficiaryAccount: '888',
    } as const;
    const rest = await proposeDecision(maker, item.id, proposal(back));
    expect(rest.amountVnd).toBe(5_000_000n);
    await expect(proposeDecision(checker, item.id, proposal(back))).rejects.toMatchObject({
      reason: 'suspense_settled',
    });
    await decideSuspense(checker, { decisionId: rest.id, verdict: 'confirm', reason: '' });
    const before = await suspenseVnd();
    const batch = await sentBatch({ maker, checker }, [`return:${rest.id}`]);
    await importFile(maker, bank.file({ vnd: -5_000_000n, text: batch.entries[0]?.reference ?? '' }));
    expect(before - (await suspenseVnd())).toBe(5_000_000n);
    const [settled] = await db.select().from(payoutBatches).where(eq(payoutBatches.id, batch.id));
    expect(settled?.status).toBe('settled');
    await expectAgreement();
  });

  it('may pay for a movement out that belongs to nobody, which closes its break', async () => {
    const { maker, checker } = await createTreasury();
    await importFile(
      maker,
      bank.file(
        { vnd: 110_000n, text: 'Tien cua don vi van hanh de tra phi' },
        { vnd: -11_000n, text: 'Phi quan ly tai khoan' },
      ),
    );
    const { item } = await lastItem();
    const [fee] = await db.select().from(bankLines).where(eq(bankLines.amountVnd, 11_000n));
    const [found] = await db
      .select()
      .from(reconciliationBreaks)
      .where(eq(reconciliationBreaks.lineId, fee?.id ?? ''));
    expect(found).toMatchObject({ kind: 'unexplained_debit', status: 'open', amountVnd: 11_000n });
    expect((await compareBank(db)).unexplainedVnd).toBe(11_000n);
    await expectAgreement();
    const cover = await proposeDecision(maker, item.id, proposal({ kind: 'cover', target: fee?.id ?? '' }));
    expect(cover.amountVnd).toBe(11_000n);
    await decideSuspense(checker, { decisionId: cover.id, verdict: 'confirm', reason: '' });
    expect((await compareBank(db)).unexplainedVnd).toBe(0n);
    const [closed] = await db
      .select()
      .from(reconciliationBreaks)
      .where(eq(reconciliationBreaks.id, found?.id ?? ''));
    expect(closed).toMatchObject({ status: 'closed', closedBy: checker.userId });
    await expectAgreement();
  });
});

describe('money that goes out', () => {
  async function released(amounts?: readonly bigint[]) {
    const desk = await createTreasury();
    const pilot = await requestedPilot(amounts);
    await importFile(desk.maker, bank.file({ vnd: amounts?.[0] ?? share, text: pilot.code }));
    const payout = await releaseFirst(pilot);
    return { desk, pilot, payout, key: `payout:${payout.id}` };
  }

  it('is made by one, checked by another, sent as one unchanging file, and confirmed by the statement', async () => {
    const { desk, pilot, payout, key } = await released();
    const { id } = await makeBatch(desk.maker, [key, key]);
    await expect(makeBatch(desk.checker, [key])).rejects.toMatchObject({ reason: 'payable_gone' });
    await expect(judgeBatch(desk.maker, { batchId: id, intent: 'approve', reason: '' })).rejects.toMatchObject({
      reason: 'maker_cannot_approve',
    });
    await expect(takeBatchFile(desk.maker, { batchId: id, format: 'csv' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await judgeBatch(desk.checker, { batchId: id, intent: 'approve', reason: '' });
    const csv = await takeBatchFile(desk.maker, { batchId: id, format: 'csv' });
    expect(csv.content).toMatch(/^STT,[^\n]*\r\n1,"0123456789",CONG TY MAU,970436,300000000,PLC[0-9A-Z]{9}\r\n$/);
    const again = await takeBatchFile(desk.checker, { batchId: id, format: 'csv' });
    expect(again.content).toBe(csv.content);
    const xml = await takeBatchFile(desk.maker, { batchId: id, format: 'pain001' });
    expect(xml.content).toContain('<CtrlSum>300000000</CtrlSum>');
    await expect(judgeBatch(desk.checker, { batchId: id, intent: 'cancel', reason: 'nham' })).rejects.toMatchObject({
      code: 'stale_state',
    });
    expect(await balances(pilot)).toMatchObject({ payout_clearing: share, bank_escrow: share });

    const code = /PLC[0-9A-Z]{9}/.exec(csv.content)?.[0] ?? '';
    await importFile(desk.maker, bank.file({ vnd: -share, text: `CK LIEN NGAN HANG ${code}` }));
    expect(await statusOf(pilot)).toBe('released');
    expect(await balances(pilot)).toMatchObject({ payout_clearing: 0n, bank_escrow: 0n });
    const [row] = await db.select().from(payouts).where(eq(payouts.id, payout.id));
    expect(row?.status).toBe('confirmed');
    await expectAgreement();
  });

  it('wrong in amount, unknown, or not sent by us, is posted nowhere and becomes a break', async () => {
    const { desk, pilot, key } = await released();
    const batch = await sentBatch(desk, [key]);
    const code = batch.entries[0]?.reference ?? '';
    await importFile(
      desk.maker,
      bank.file({ vnd: -1_000n, text: code }, { vnd: -2_000n, text: pilot.code }, { vnd: -3_000n, text: 'phi' }),
    );
    expect(await statusOf(pilot)).toBe('releasing');
    expect(await balances(pilot)).toMatchObject({ payout_clearing: share, bank_escrow: share });
    const kinds = await db
      .select({ kind: reconciliationBreaks.kind })
      .from(reconciliationBreaks)
      .innerJoin(bankLines, eq(bankLines.id, reconciliationBreaks.lineId))
      .orderBy(reconciliationBreaks.id);
    expect(kinds.slice(-3).map(({ kind }) => kind)).toEqual([
      'payout_amount_differs',
      'unexplained_debit',
      'unexplained_debit',
    ]);
    await expectAgreement();
  });

  it('that came back, or that the bank refused, is owed again and can be released again, once', async () => {
    const { desk, pilot, key } = await released([share]);
    const batch = await sentBatch(desk, [key]);
    const code = batch.entries[0]?.reference ?? '';
    await importFile(desk.maker, bank.file({ vnd: -share, text: code }));
    expect((await requireContract(pilot.buyer, pilot.contractId)).contract.status).toBe('completed');
    await importFile(desk.maker, bank.file({ vnd: share, text: `HOAN TRA ${code} SAI TEN` }));
    expect(await statusOf(pilot)).toBe('accepted');
    expect((await requireContract(pilot.buyer, pilot.contractId)).contract.status).toBe('active');
    expect(await balances(pilot)).toMatchObject({ payable: share, payout_clearing: 0n, bank_escrow: share });
    // Once more is money that nobody knows.
    await importFile(desk.maker, bank.file({ vnd: share, text: `HOAN TRA ${code}` }));
    expect((await lastItem()).item.cause).toBe('payout_code');
    await expectAgreement();

    const second = await releaseMilestone(pilot.finance, {
      ...at(pilot),
      invoiceNumber: '1C26TAA-0001',
      invoiceDate: '2026-01-15',
    });
    const next = await sentBatch(desk, [`payout:${second.id}`]);
    const entry = next.entries[0];
    const failing = { batchId: next.id, entryId: entry?.id ?? '', reason: 'Ngân hàng báo sai số tài khoản' };
    await expect(failEntry(desk.maker, failing)).rejects.toMatchObject({ reason: 'maker_cannot_approve' });
    await failEntry(desk.checker, failing);
    await expect(failEntry(desk.checker, failing)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await statusOf(pilot)).toBe('accepted');
    expect(await balances(pilot)).toMatchObject({ payable: share, payout_clearing: 0n, bank_escrow: share });
    // The bank paid after all: a break, never a second payment.
    await importFile(desk.maker, bank.file({ vnd: -share, text: entry?.reference ?? '' }));
    const [found] = await db.select().from(reconciliationBreaks).orderBy(sql`id desc`).limit(1);
    expect(found?.kind).toBe('payout_not_expected');
    expect(await statusOf(pilot)).toBe('accepted');
    await expectAgreement();
  });

  it('given up before it was sent, may enter another batch; payees without a checked account wait', async () => {
    const { desk, pilot, key } = await released();
    const first = await makeBatch(desk.maker, [key]);
    await judgeBatch(desk.maker, { batchId: first.id, intent: 'cancel', reason: 'Gộp với kỳ sau' });
    await db.execute(sql`update organizations set bank_verified_at = null where id = ${pilot.supplier.organizationId}`);
    await expect(makeBatch(desk.maker, [key])).rejects.toMatchObject({ reason: 'payee_not_ready' });
    await db.execute(
      sql`update organizations set bank_verified_at = now() where id = ${pilot.supplier.organizationId}`,
    );
    const made = await Promise.allSettled([makeBatch(desk.maker, [key]), makeBatch(desk.checker, [key])]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('books and bank compared', () => {
  it('a missing statement is a break for a person, and nothing is posted for it', async () => {
    const { maker, checker } = await createTreasury();
    const missing = bank.file({ vnd: 4_000n, text: 'ngay bi thieu' });
    const later = await importFile(maker, bank.file({ vnd: 1_000n, text: 'hom sau' }));
    const [gap] = await db
      .select()
      .from(reconciliationBreaks)
      .where(eq(reconciliationBreaks.statementId, later.statementId));
    expect(gap).toMatchObject({ kind: 'statement_gap', status: 'open' });
    expect((gap?.amountVnd ?? 0n) - (gap?.expectedVnd ?? 0n)).toBe(4_000n);
    const entries = async () => (await db.execute(sql`select count(*) from ledger_entries`))[0]?.count;
    const before = await entries();
    const [compared] = await reconcileRails();
    expect(compared && agrees(compared)).toBe(false);
    await reconcileRails();
    const differing = await db
      .select()
      .from(reconciliationBreaks)
      .where(eq(reconciliationBreaks.kind, 'balance_differs'));
    expect(differing).toHaveLength(1);
    expect(await entries()).toBe(before);
    await importFile(maker, missing);
    await expectAgreement();
    for (const each of [gap, differing[0]])
      await closeBreak(checker, { breakId: each?.id ?? '', explanation: 'Đã nhận sao kê ngày thiếu.' });
    await expect(closeBreak(checker, { breakId: gap?.id ?? '', explanation: 'x' })).rejects.toMatchObject({
      code: 'stale_state',
    });
  });

  it('every line of every statement has exactly one outcome', async () => {
    const lines = await db.select({ id: bankLines.id }).from(bankLines);
    const outcomes = await db.select().from(bankLineOutcomes);
    expect(outcomes.map((row) => row.lineId).sort()).toEqual(lines.map((row) => row.id).sort());
  });
});
