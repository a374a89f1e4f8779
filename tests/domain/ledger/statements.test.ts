import exceljs from 'exceljs';
import Papa from 'papaparse';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookStatement, organizationStatement } from '#app/domain/ledger/organization-statement.queries.server.ts';
import type { Statement } from '#app/domain/ledger/read-statement.server.ts';
import type { StatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { contractStatement } from '#app/domain/pilots/contract-statement.queries.server.ts';
import { organizationMoney } from '#app/domain/pilots/organization-money.queries.server.ts';
import { statementCsv, statementXlsx } from '#app/render/statement-file.ts';
import { createActor } from '#tests/support/factories.ts';
import { acceptedPilot, fundedPilot, type Pilot } from '#tests/support/pilots.ts';

/** What a statement of the books must satisfy, whoever asks and to whatever day. */
const everything: StatementQuery = { from: null, to: null, account: null };
const owner = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

let accepted: Pilot;
let funded: Pilot;
/** Posted days apart, which the record itself refuses to pretend: the owner of the tables takes the trigger off for it. */
beforeAll(async () => {
  accepted = await acceptedPilot({ amounts: [300_000_000n, 100_000_000n] });
  funded = await fundedPilot({ amounts: [50_000_000n] });
  await owner`alter table ledger_transfers disable trigger ledger_transfers_are_final`;
  await owner`update ledger_transfers set created_at = '2026-03-31T16:59:59Z' where contract_id = ${accepted.contractId} and kind = 'fund'`;
  await owner`update ledger_transfers set created_at = '2026-03-31T17:00:00Z' where contract_id = ${accepted.contractId} and kind = 'accept'`;
  await owner`alter table ledger_transfers enable trigger ledger_transfers_are_final`;
}, 60_000);

const closing = (statement: Statement, kind: string) =>
  statement.accounts.find((account) => account.kind === kind)?.closingVnd ?? 0n;
const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
const ofContract = async (query: StatementQuery, organizationId: string | null = null) =>
  (await contractStatement(accepted.buyer, accepted.contractId, organizationId, query, 'file')).statement;

test('a statement to a past day is that of that day, which ends at midnight in Vietnam', async () => {
  const march = await ofContract({ ...everything, to: '2026-03-31' });
  expect(closing(march, 'escrow')).toBe(300_000_000n);
  expect(closing(march, 'payable')).toBe(0n);
  const april = await ofContract({ ...everything, to: '2026-04-01' });
  expect(closing(april, 'escrow')).toBe(0n);
  expect(closing(april, 'payable')).toBe(300_000_000n);
});

test('opening balance and turnover make the closing balance, and the next period opens where the last one closed', async () => {
  const march = await ofContract({ ...everything, to: '2026-03-31' });
  const april = await ofContract({ ...everything, from: '2026-04-01', to: '2026-04-30' });
  for (const { kind, openingVnd, debitVnd, creditVnd, closingVnd } of april.accounts) {
    expect(openingVnd).toBe(closing(march, kind));
    const grows = kind === 'sandbox_escrow' ? debitVnd - creditVnd : creditVnd - debitVnd;
    expect(openingVnd + grows).toBe(closingVnd);
  }
  expect(new Set(april.lines.map((line) => line.transferKind))).toEqual(new Set(['accept']));
});

test('a funder’s accounts and the payee’s are a part of the contract’s', async () => {
  const [all, funder, payee] = [
    await ofContract(everything),
    await ofContract(everything, accepted.buyer.organizationId),
    await ofContract(everything, accepted.supplier.organizationId),
  ];
  expect(funder.accounts.map(({ kind }) => kind)).toEqual(['escrow']);
  expect(payee.accounts.map(({ kind }) => kind)).toEqual(['payable']);
  const ids = new Set(all.lines.map((line) => line.entryId));
  for (const line of [...funder.lines, ...payee.lines]) expect(ids.has(line.entryId)).toBe(true);
});

test('the whole book balances, and holds every contract', async () => {
  const treasurer = await createActor({ kind: 'coordinator', roles: ['finance'], desks: ['treasury'] });
  const book = await bookStatement(treasurer, everything, 'file');
  expect(sum(book.accounts.map(({ debitVnd }) => debitVnd))).toBe(sum(book.accounts.map(({ creditVnd }) => creditVnd)));
  expect(new Set(book.lines.map((line) => line.contractId))).toEqual(new Set([accepted.contractId, funded.contractId]));
  expect(book.lines.length).toBe(6);
});

test('an organisation reads its own accounts, and no other’s', async () => {
  const own = await organizationStatement(accepted.finance, everything, 'file');
  expect(new Set(own.lines.map((line) => line.contractId))).toEqual(new Set([accepted.contractId]));
  const stranger = await createActor({ kind: 'corporation', roles: ['finance'] });
  expect(await organizationStatement(stranger, everything, 'file')).toMatchObject({ accounts: [], lines: [] });
  await expect(
    contractStatement(stranger, accepted.contractId, accepted.buyer.organizationId, everything, 'file'),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test.each([
  ['a manager', ['manager']],
  ['a member', ['member']],
] as const)('%s is not shown what the organisation owes', async (_, roles) => {
  const actor = await createActor({ kind: 'corporation', roles: [...roles] });
  expect(() => organizationStatement(actor, everything, 'page')).toThrow('needs_finance');
  await expect(organizationMoney(actor)).rejects.toThrow('needs_finance');
});

test('nobody but the desks of money and reports reads the whole book', async () => {
  const other = await createActor({ kind: 'coordinator', roles: ['owner'], desks: ['review', 'verification'] });
  expect(() => bookStatement(other, everything, 'page')).toThrow('needs_treasury_desk');
});

test('the page of an organisation says where its money is, in sums that add up to what its contracts are worth', async () => {
  const [payer, payee] = [
    await organizationMoney(accepted.finance),
    await organizationMoney({ ...accepted.supplier, roles: ['owner'] }),
  ];
  expect(payer.totals.startup).toBeNull();
  expect(payer.totals.sponsor?.valueVnd).toBe(400_000_000n);
  expect(sum(payer.totals.sponsor?.picture.map(({ vnd }) => vnd) ?? [])).toBe(400_000_000n);
  expect(payee.totals.startup?.picture).toEqual(payer.totals.sponsor?.picture);
  expect(payer.totals.sponsor?.picture).toContainEqual({ place: 'due', vnd: 300_000_000n });
  expect(payer.upcoming.map(({ position }) => position)).toEqual([1, 2]);
});

test('files say the same as the page, in numbers that a spreadsheet adds up, and no name is a formula', async () => {
  await owner`update organizations set name = '=HYPERLINK("https://x.example")' where id = ${accepted.buyer.organizationId}`;
  const statement = await ofContract(everything);
  const sheet = { title: '+cmd', from: null, to: null, ...statement };
  const csv = statementCsv('vi', sheet);
  const rows = Papa.parse<string[]>(csv.replace(/^\uFEFF/, '')).data;
  expect(rows[0]).toEqual(["'+cmd"]);
  const lines = rows.slice(rows.findIndex((row) => row[0] === 'Thời điểm') + 1).filter((row) => row.length > 1);
  expect(lines.length).toBe(statement.lines.length);
  expect(sum(lines.map((row) => BigInt(row[6] || 0)))).toBe(sum(lines.map((row) => BigInt(row[7] || 0))));
  expect(lines[0]?.[0]).toBe('2026-03-31 23:59:59');
  expect(csv).toContain(`"'=HYPERLINK(`);

  const book = new exceljs.Workbook();
  await book.xlsx.load((await statementXlsx('en', sheet)) as unknown as ArrayBuffer);
  const entries = book.getWorksheet('Entries');
  expect(entries?.rowCount).toBe(statement.lines.length + 1);
  expect(entries?.getRow(2).getCell(7).value).toBe(300_000_000);
  expect(entries?.getRow(2).getCell(6).formula).toBeUndefined();
});
