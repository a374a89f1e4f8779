import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalVersion } from '#app/domain/solutions/canonical-version.ts';
import { receiptOf } from '#app/domain/solutions/receipt.server.ts';

const version = {
  challengeCode: 'HP-2026-0001',
  solutionId: '0197c0de-0000-7000-8000-000000000001',
  number: 2,
  content: {
    title: 'Dự báo giờ tàu "cập cầu"',
    summary: 'Dòng một\nDòng hai',
    approach: 'A & B < C \u20ac \u2028',
    team: 'Bốn người',
    plan: '',
    priceVnd: '1800000000',
    answers: { b: 'hai', a: 'một' },
  },
  files: [
    { documentId: 'd2', name: 'phụ lục.pdf', purpose: 'attachment', sizeBytes: 2, sha256: 'bb' },
    { documentId: 'd1', name: 'chính.pdf', purpose: 'anonymised', sizeBytes: 1, sha256: 'aa' },
  ],
};

/** Written by hand, so that a change of the form is noticed: receipts given out must stay recomputable. */
const expected =
  '{"challengeCode":"HP-2026-0001","content":{"answers":{"a":"một","b":"hai"},"approach":"A & B < C € \u2028",' +
  '"plan":"","priceVnd":"1800000000","summary":"Dòng một\\nDòng hai","team":"Bốn người","title":"Dự báo giờ tàu \\"cập cầu\\""},' +
  '"files":[{"documentId":"d1","name":"chính.pdf","purpose":"anonymised","sha256":"aa","sizeBytes":1},' +
  '{"documentId":"d2","name":"phụ lục.pdf","purpose":"attachment","sha256":"bb","sizeBytes":2}],' +
  '"format":"de-bai/solution-version/1","number":2,"solutionId":"0197c0de-0000-7000-8000-000000000001"}';

describe('the canonical form of a sealed version', () => {
  it('matches the test vector, and so does its receipt', () => {
    expect(canonicalVersion(version)).toBe(expected);
    expect(receiptOf(version)).toBe(createHash('sha256').update(Buffer.from(expected, 'utf8')).digest('hex'));
    expect(receiptOf(version)).toBe('6f297bd79353c9214c4b2bc880420e7e0eaabbe3610a03597d4cc52b51e82b47');
  });

  it('does not depend on the order of keys or files, and changes with every value', () => {
    const reversed = { ...version, files: [...version.files].reverse() };
    expect(receiptOf(reversed)).toBe(receiptOf(version));
    expect(receiptOf({ ...version, number: 3 })).not.toBe(receiptOf(version));
    const [first, ...rest] = version.files;
    const changed = { ...version, files: [{ ...first, sha256: 'bc' }, ...rest] } as typeof version;
    expect(receiptOf(changed)).not.toBe(receiptOf(version));
  });

  it('is JSON that parses back to the same value, with keys in the order of RFC 8785', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual({ ...value });
        const keys = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([key]) => JSON.parse(key) as string);
        expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
      }),
    );
    expect(() => canonicalJson(0.5)).toThrow(RangeError);
  });
});
