import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, parseTaxCode } from '#app/domain/organizations/tax-code.ts';

test.each([
  ['0100109106', '0100109106'],
  ['0100047516', '0100047516'],
  ['0201311397', '0201311397'],
  ['0100109106-001', '0100109106-001'],
  ['0100109106001', '0100109106-001'],
  [' 0100 109.106 – 001 ', '0100109106-001'],
  ['031099001234', '031099001234'],
])('%j is a tax code', (text, code) => {
  expect(parseTaxCode(text)).toMatchObject({ ok: true, code });
});

test.each([
  ['0312345678', 'check_digit'],
  ['0100109107', 'check_digit'],
  ['0000109106', 'unissued'],
  ['0100109106-000', 'unissued'],
  ['000000000000', 'unissued'],
  ['010010910', 'length'],
  ['01001091060', 'length'],
  ['0100109106-01', 'length'],
  ['01001O9106', 'length'],
  ['', 'length'],
])('%j is none: %s', (text, problem) => {
  expect(parseTaxCode(text)).toEqual({ ok: false, problem });
});

/** A series that is issued: not beginning with 00, not all zeros, with a digit that checks it. */
const nineDigits = fc
  .stringMatching(/^\d{9}$/)
  .filter((nine) => !nine.startsWith('00') && nine.slice(2) !== '0000000' && checkDigit(nine) !== null);
const code = nineDigits.map((nine) => `${nine}${checkDigit(nine)}`);

test('a changed digit is always noticed', () => {
  // Every weight is prime to 11, so no single slip keeps the remainder.
  fc.assert(
    fc.property(code, fc.nat(8), fc.integer({ min: 1, max: 9 }), (valid, at, shift) => {
      const digit = (Number(valid[at]) + shift) % 10;
      const slipped = `${valid.slice(0, at)}${digit}${valid.slice(at + 1)}`;
      expect(parseTaxCode(slipped).ok).toBe(false);
    }),
  );
});

test('what is written is read again as itself, with every branch', () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 0, max: 999 }), (valid, branch) => {
      const text = branch === 0 ? valid : `${valid}-${String(branch).padStart(3, '0')}`;
      const parsed = parseTaxCode(text);
      expect(parsed).toEqual({ ok: true, code: text, form: branch === 0 ? 'organization' : 'branch' });
      expect(parseTaxCode(text.replaceAll('-', ''))).toEqual(parsed);
    }),
  );
});

test('nothing anybody types makes it fail', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseTaxCode(text)));
});
