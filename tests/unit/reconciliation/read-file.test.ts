import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '#app/domain/reconciliation/formats/read-file.ts';
import {
  camt053,
  mt940,
  type Sample,
  sampleAccount,
  vietcombankCsv,
  writers,
} from '#tests/support/bank/statement-files.ts';

const sample: Sample = {
  openingVnd: 1_000_000_000n,
  lines: [
    {
      on: '2026-11-02',
      vnd: 300_000_000n,
      text: 'Nộp tiền ký quỹ PLT12345678A',
      reference: 'FT001',
      name: 'Công ty Cảng',
    },
    { on: '2026-11-03', vnd: -45_500_000n, text: 'Chi PLC12345678B', reference: 'FT002' },
    { on: '2026-11-03', vnd: 1n, text: 'Một đồng', reference: 'FT003' },
  ],
};
const reasonOf = (bytes: Uint8Array) => {
  try {
    readFile(bytes, null);
    return null;
  } catch (error) {
    return (error as { reason?: string }).reason;
  }
};
const text = (bytes: Buffer, change: (text: string) => string) => Buffer.from(change(bytes.toString('utf8')));

describe('statements of banks', () => {
  it.each(Object.entries(writers))(
    '%s: the same facts whatever the format, encoding, separators and dates',
    (_, write) => {
      const { statement } = readFile(write(sample), null);
      expect(statement).toMatchObject({
        account: sampleAccount,
        currency: 'VND',
        firstOn: '2026-11-02',
        lastOn: '2026-11-03',
        openingVnd: 1_000_000_000n,
        closingVnd: 1_254_500_001n,
      });
      expect(statement.lines).toHaveLength(3);
      expect(statement.lines[0]).toMatchObject({
        bookedOn: '2026-11-02',
        side: 'credit',
        amountVnd: 300_000_000n,
        bankReference: 'FT001',
      });
      expect(statement.lines[0]?.description).toBe('Nộp tiền ký quỹ PLT12345678A');
      expect(statement.lines[1]).toMatchObject({ side: 'debit', amountVnd: 45_500_000n });
    },
  );

  it.each(Object.entries(writers))('%s: any amounts survive to the đồng', (_, write) => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 }),
        (openingVnd, amounts) => {
          const lines = amounts.map((vnd, index) => ({
            on: '2026-11-02',
            vnd,
            text: `dong ${index}`,
            reference: `R${index}`,
          }));
          const { statement } = readFile(write({ openingVnd, lines, from: '2026-11-02', to: '2026-11-02' }), null);
          expect(statement.lines.map((line) => line.amountVnd)).toEqual(amounts);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('an empty statement is one: nothing moved', () => {
    const nothing = { openingVnd: 5n, lines: [], from: '2026-11-01', to: '2026-11-01' };
    expect(readFile(mt940(nothing), null).statement.lines).toEqual([]);
    expect(readFile(vietcombankCsv(nothing), null).statement.closingVnd).toBe(5n);
  });

  it('takes back a credit or a debit in MT940 (RC, RD)', () => {
    const file = text(mt940(sample), (all) =>
      all.replace('1102C300000000,00', '1102RD300000000,00').replace('1103D45500000', '1103RC45500000'),
    );
    expect(readFile(file, null).statement.lines.map((line) => line.side)).toEqual(['credit', 'debit', 'credit']);
  });

  it('takes a gathered entry of camt.053 apart when the amounts are told', () => {
    const parts =
      '<TxDtls><Amt Ccy="VND">200000000</Amt><RmtInf><Ustrd>mot</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy="VND">100000000</Amt><RmtInf><Ustrd>hai</Ustrd></RmtInf></TxDtls>';
    const file = text(camt053(sample), (all) => all.replace(/<TxDtls>.*?<\/TxDtls>/, parts));
    const { lines } = readFile(file, null).statement;
    expect(lines.slice(0, 2).map((line) => [line.amountVnd, line.description, line.bankReference])).toEqual([
      [200_000_000n, 'mot', 'FT001/1'],
      [100_000_000n, 'hai', 'FT001/2'],
    ]);
  });
});

describe('what is refused as a whole', () => {
  it.each(Object.entries(writers))('%s: balances that do not add up', (_, write) => {
    expect(reasonOf(write({ ...sample, wrongByVnd: 1n }))).toBe('statement_unbalanced');
  });

  it('hostile XML, before anything is expanded', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><Document>&lol2;</Document>`;
    const outside = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>`;
    expect(reasonOf(Buffer.from(bomb))).toBe('statement_xml_doctype');
    expect(reasonOf(Buffer.from(outside))).toBe('statement_xml_doctype');
    expect(reasonOf(Buffer.from(`\ufeff${bomb}`, 'utf16le'))).toBe('statement_xml_doctype');
    const deep = `<Document>${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}</Document>`;
    const before = performance.now();
    expect(reasonOf(Buffer.from(deep))).toBe('statement_xml');
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(reasonOf(Buffer.from('<Document><BkToCstmrStmt>'))).toBe('statement_xml');
    expect(reasonOf(Buffer.from('<Document><__proto__><a/></__proto__></Document>'))).not.toBeNull();
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('unknown entities stay text and touch nothing outside', () => {
    const file = text(camt053(sample), (all) => all.replace('Nộp tiền', '&amp;lt;b&amp;gt; &#80;'));
    expect(readFile(file, null).statement.lines[0]?.description).toContain('&lt;b&gt;');
  });

  it.each([
    ['formula for an amount', (all: string) => all.replace('"300,000,000"', '"=300000000"'), 'statement_amount'],
    ['a fraction of a đồng', (all: string) => all.replace('"300,000,000"', '"300,000,000.50"'), 'statement_amount'],
    ['groups in the wrong place', (all: string) => all.replace('"300,000,000"', '"30,00,00000"'), 'statement_amount'],
    [
      'both sides in one row',
      (all: string) => all.replace('"","300,000,000"', '"5","300,000,000"'),
      'statement_amount',
    ],
    [
      'a day that does not exist',
      (all: string) => all.replace('02/11/2026","FT001', '31/02/2026","FT001'),
      'statement_date',
    ],
    ['another currency', (all: string) => all.replace('"VND"', '"USD"'), 'statement_currency'],
    ['no closing balance', (all: string) => all.replace('Số dư cuối kỳ', 'Kết thúc'), 'statement_no_balance'],
    ['no account', (all: string) => all.replace('Số tài khoản', 'Khách hàng'), 'statement_no_account'],
    ['columns nobody knows', (all: string) => all.replace('Ngày giao dịch', 'Hôm nào'), 'statement_profile'],
    [
      'a row outside the period',
      (all: string) => all.replace('"Từ ngày","02/11/2026"', '"Từ ngày","03/11/2026"'),
      'statement_period',
    ],
  ])('CSV with %s', (_, change, reason) => {
    expect(reasonOf(text(vietcombankCsv(sample), change))).toBe(reason);
  });

  it('text that a spreadsheet would run is text', () => {
    const line = { on: '2026-11-02', vnd: 5n, text: `=HYPERLINK("http://evil.example";"x")`, name: '@SUM(1)' };
    const { lines } = readFile(vietcombankCsv({ openingVnd: 0n, lines: [line] }), null).statement;
    expect(lines[0]).toMatchObject({ description: line.text, counterpartyName: '@SUM(1)', amountVnd: 5n });
  });

  it('files that are too large, empty, or no statement', () => {
    expect(reasonOf(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'))).toBe('statement_too_large');
    expect(reasonOf(Buffer.alloc(0))).toBe('statement_empty');
    expect(reasonOf(Buffer.from('PK\u0003\u0004 not a statement'))).toBe('statement_profile');
    expect(reasonOf(Buffer.from(':20:X\n:60F:rubbish'))).toBe('statement_no_balance');
    const many = Array.from({ length: 20_050 }, (_, index) => ({ on: '2026-11-02', vnd: 1n, text: `d${index}` }));
    expect(reasonOf(mt940({ openingVnd: 0n, lines: many }))).toBe('statement_too_long');
  });

  it('any bytes at all: a statement or a reason, never a defect', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(typeof reasonOf(bytes)).toBe('string');
      }),
    );
    const whole = camt053(sample).toString('utf8');
    fc.assert(
      fc.property(fc.nat(whole.length), fc.string({ maxLength: 5 }), (at, other) => {
        const reason = reasonOf(Buffer.from(whole.slice(0, at) + other + whole.slice(at + other.length)));
        expect(reason === null || typeof reason === 'string').toBe(true);
      }),
    );
  });
});
