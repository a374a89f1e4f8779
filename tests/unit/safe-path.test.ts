import { expect, test } from 'vitest';
import { safePath } from '#app/http/safe-path.ts';
import { localizedPath } from '#app/i18n/href.ts';

/** S9: whatever a stranger writes into `?next=`, the browser stays on this site. */
const hostile = [
  'https://evil.example',
  'http:evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2f..',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '.evil.example',
  ':80',
  '',
  '?next=//evil.example',
  '#//evil.example',
  `/${'a'.repeat(3_000)}`,
  null,
  undefined,
  42,
  ['/viec-can-lam'],
  { toString: () => '/viec-can-lam' },
];

test.each(hostile)('refuses %j', (next) => {
  expect(safePath(next, '/viec-can-lam')).toBe('/viec-can-lam');
});

const harmless = [
  ['/de-bai', '/de-bai'],
  ['/en/de-bai?q=c%E1%BA%A3ng&trang=2#dau', '/en/de-bai?q=c%E1%BA%A3ng&trang=2#dau'],
  ['/de-bai?next=//evil.example', '/de-bai?next=//evil.example'],
  ['/đề-bài', '/%C4%91%E1%BB%81-b%C3%A0i'],
  ['/a/../de-bai', '/de-bai'],
  ['/%2f%2fevil.example', '/%2f%2fevil.example'],
  ['/@evil.example', '/@evil.example'],
] as const;

test.each(harmless)('keeps %j', (next, kept) => {
  expect(safePath(next, '/viec-can-lam')).toBe(kept);
});

test.each([...hostile, ...harmless.map(([next]) => next)])('a browser stays here after %j', (next) => {
  const here = 'https://de-bai.example/dang-nhap';
  expect(new URL(safePath(next, '/viec-can-lam'), here).origin).toBe('https://de-bai.example');
});

test.each(['/en//evil.example', '/en///evil.example/x', '/en/.//evil.example'])(
  'stays here in either language after %j',
  (next) => {
    for (const lang of ['vi', 'en'] as const) {
      const path = localizedPath(lang, safePath(next, '/viec-can-lam'));
      expect(new URL(path, 'https://de-bai.example').host).toBe('de-bai.example');
    }
  },
);
