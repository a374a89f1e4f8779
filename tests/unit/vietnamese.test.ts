import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, marksAgree, slips, splitGlued, tokenize, traditionalTone } from '#search/vietnamese.ts';

describe('fold', () => {
  test.each([
    ['Đề bài: CẢNG biển', 'de bai cang bien'],
    ['Ứng dụng ở Đồ Sơn'.normalize('NFD'), 'ung dung o do son'],
    ['KH&CN, PM2.5; X-quang', 'kh cn pm2 5 x quang'],
    ['  ', ''],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded));

  test('does not care how the text was composed, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('traditionalTone', () => {
  test.each([
    ['hoà', 'hòa'],
    ['HOÁ', 'HÓA'],
    ['thuỷ sản', 'thủy sản'],
    ['sức khoẻ', 'sức khỏe'],
    ['quý, hoàn, thuyền, uỷ', 'quý, hoàn, thuyền, ủy'],
  ])('%s', (text, expected) => expect(traditionalTone(text)).toBe(expected));
});

test('tokens are cut where fold cuts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(
        tokenize(text)
          .map((token) => token.folded)
          .join(' '),
      ).toBe(fold(traditionalTone(text)));
    }),
  );
});

test('marks disagree only when both words carry some', () => {
  const [port, more, bare] = tokenize('cảng càng cang');
  if (!port || !more || !bare) throw new Error('three words');
  expect(marksAgree(port, more)).toBe(false);
  expect(marksAgree(port, bare)).toBe(true);
  expect(marksAgree(bare, more)).toBe(true);
});

test.each([
  ['cangbien', 'cang bien'],
  ['truyxuatnguongoc', 'truy xuat nguon goc'],
  ['container', null],
  ['nguyen', null],
  ['logistics', null],
])('glued %s', (word, expected) => {
  const ways = splitGlued(word).map((parts) => parts.join(' '));
  if (expected === null) expect(ways).toEqual([]);
  else expect(ways).toContain(expected);
});

test('a swap of neighbours is one slip', () => {
  expect(slips('bein', 'bien', 1)).toBe(1);
  expect(slips('contaner', 'container', 2)).toBe(1);
  expect(slips('cang', 'kho', 1)).toBe(2);
});
