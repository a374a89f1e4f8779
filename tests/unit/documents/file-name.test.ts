import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName } from '#app/domain/documents/file-name.ts';
import { attachment } from '#app/http/content-disposition.ts';

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\cmd.pdf', 'cmd.pdf'],
  ['/báo cáo/Thuyết minh.pdf', 'Thuyết minh.pdf'],
  ['hoa-don\u202Efdp.exe', 'hoa-donfdp.exe'],
  ['a\u200b\u0000\u001f.pdf', 'a.pdf'],
  ['\u2067an toàn\u2069.pdf', 'an toàn.pdf'],
  ['  ..ẩn..  ', 'ẩn'],
  ['...', 'tai-lieu'],
  ['', 'tai-lieu'],
  ['CON.pdf', '_CON.pdf'],
  ['a<b>"c"|?*.pdf', 'a_b__c____.pdf'],
  ['dòng\r\nhai.pdf', 'dònghai.pdf'],
  ['Thuyết minh.pdf', 'Thuyết minh.pdf'.normalize('NFC')],
])('%j becomes %j', (given, clean) => {
  expect(cleanFileName(given)).toBe(clean);
});

test('a long name keeps its extension', () => {
  const clean = cleanFileName(`${'Đề'.repeat(300)}.pdf`);
  expect(clean).toMatch(/\.pdf$/);
  expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(180);
});

test('whatever the name, it is one plain path segment, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const clean = cleanFileName(given);
      expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      expect(clean).not.toMatch(/^\.|^$/);
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(180);
      expect(cleanFileName(clean)).toBe(clean);
      // A header value: nothing in it ends the line or the quotation.
      expect(attachment(clean)).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!#$&+^`|~%-]*$/);
    }),
  );
});

test('the Vietnamese name reaches the browser whole', () => {
  expect(attachment('Đề án “số” 1.pdf')).toBe(
    `attachment; filename="De an _so_ 1.pdf"; filename*=UTF-8''${encodeURIComponent('Đề án “số” 1.pdf')}`,
  );
});
