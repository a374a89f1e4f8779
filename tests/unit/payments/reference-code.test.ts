import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReference, makeReference, referencesIn } from '#app/domain/payments/reference-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const reference = fc.infiniteStream(fc.nat(255)).map((stream) => {
  const bytes = stream[Symbol.iterator]();
  return makeReference((count) => Uint8Array.from({ length: count }, () => bytes.next().value ?? 0));
});

describe('reference codes', () => {
  it('are PLT, eight characters of Crockford base 32 and a check character, all letters and digits', () => {
    for (let run = 0; run < 1_000; run++) {
      const code = makeReference(randomBytes);
      expect(code).toMatch(/^PLT[0-9A-HJKMNP-TV-Z]{9}$/);
      expect(isReference(code)).toBe(true);
    }
  });

  it('show every wrong character', () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 3, max: 11 }), fc.constantFrom(...alphabet), (code, at, other) => {
        fc.pre(code[at] !== other);
        expect(isReference(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('show two neighbours that were swapped', () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 3, max: 9 }), (code, at) => {
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        fc.pre(swapped !== code);
        expect(isReference(swapped)).toBe(false);
      }),
    );
  });

  it('are found in whatever a bank makes of a memo, once each', () => {
    const noise = fc.stringMatching(/^[a-z0-9 .,;:/-]{0,20}$/).filter((text) => !/l/i.test(text));
    fc.assert(
      fc.property(reference, noise, noise, fc.nat(12), (code, before, after, cut) => {
        const broken = `${code.slice(0, cut)} ${code.slice(cut)}`.toLowerCase();
        expect(referencesIn(`${before} ${broken}. ${after} ${code}`)).toEqual([{ code, valid: true }]);
      }),
    );
    expect(referencesIn('Chuyển khoản đặt cọc')).toEqual([]);
    const [one, two] = [makeReference(randomBytes), makeReference(randomBytes, 'PLC')];
    expect(referencesIn(`${one} va ${two}`)).toEqual([
      { code: one, valid: true },
      { code: two, valid: true },
    ]);
    const wrong = one.slice(0, 11) + (one.endsWith('0') ? '1' : '0');
    expect(referencesIn(wrong)).toEqual([{ code: wrong, valid: false }]);
  });
});
