import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatRelative,
} from '#app/i18n/format.ts';
import { langOf, localizedPath, withoutLang } from '#app/i18n/href.ts';
import { groupDigits, parseMoneyInput, parseVietnamLocal, toVietnamLocal } from '#app/i18n/inputs.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  it('is written with separators and ₫', () => {
    expect(spaced(formatMoney(1_500_000_000n, 'vi'))).toBe('1.500.000.000 ₫');
    expect(spaced(formatMoney('999999999999', 'en'))).toBe('999,999,999,999 ₫');
    expect(spaced(formatMoneyShort(1_500_000_000n, 'vi'))).toBe('1,5 tỷ ₫');
  });

  it.each([
    ['1500000', 1_500_000n],
    ['1.500.000', 1_500_000n],
    ['1 500 000 đ', 1_500_000n],
    ['1,500,000 VND', 1_500_000n],
    ['0', 0n],
    ['1.5', null],
    ['1.500.00', null],
    ['-5', null],
    ['1e9', null],
    ['', null],
    ['9999999999999999', null],
  ])('reads %j', (typed, amount) => {
    expect(parseMoneyInput(typed)).toBe(amount);
  });

  it('is grouped in its field, and what is no amount stays as typed', () => {
    expect(groupDigits('1500000')).toBe('1.500.000');
    expect(groupDigits('một triệu')).toBe('một triệu');
  });
});

describe('time', () => {
  const moment = new Date('2026-12-25T17:30:00Z');

  it('is Vietnam’s, with the zone written out', () => {
    expect(formatDateTime(moment, 'vi')).toBe('00:30 26/12/2026, Giờ Việt Nam (UTC+7)');
    expect(formatDateTime(moment, 'en')).toBe('00:30 26/12/2026, Vietnam time (UTC+7)');
    expect(formatDate(moment, 'en')).toBe('26/12/2026');
  });

  it('is told relative to now', () => {
    const now = new Date(moment.getTime() - (3 * 24 + 4) * 3_600_000 - 1000);
    expect(spaced(formatRelative(moment, now, 'vi'))).toBe('còn 3 ngày 4 giờ');
    expect(spaced(formatRelative(moment, now, 'en'))).toBe('3 days 4 hours left');
    expect(spaced(formatRelative(now, moment, 'vi'))).toBe('3 ngày 4 giờ trước');
  });

  it('is read as Vietnam time and shown again as typed', () => {
    const read = parseVietnamLocal('2026-12-25T17:00');
    expect(read?.toISOString()).toBe('2026-12-25T10:00:00.000Z');
    expect(read && toVietnamLocal(read)).toBe('2026-12-25T17:00');
    expect(parseVietnamLocal('2026-02-30T10:00')).toBeNull();
    expect(parseVietnamLocal('25/12/2026 17:00')).toBeNull();
  });
});

describe('percentages', () => {
  it('come from basis points', () => {
    expect(formatPercent(1250, 'vi')).toBe('12,5%');
    expect(formatPercent(10_000, 'en')).toBe('100%');
  });
});

describe('addresses', () => {
  it.each([
    ['vi', '/de-bai', '/de-bai'],
    ['en', '/de-bai', '/en/de-bai'],
    ['en', '/', '/en'],
    ['en', '/?q=1', '/en?q=1'],
    ['en', '/en/de-bai?q=1', '/en/de-bai?q=1'],
    ['vi', '/en/de-bai?q=1#x', '/de-bai?q=1#x'],
    ['vi', '/en', '/'],
    ['en', '/tep/123', '/tep/123'],
    ['en', 'https://elsewhere.example/x', 'https://elsewhere.example/x'],
    ['en', '//elsewhere.example', '//elsewhere.example'],
    ['en', '#noi-dung', '#noi-dung'],
    ['en', '/english', '/en/english'],
  ] as const)('in %s of %s is %s', (lang, path, localized) => {
    expect(localizedPath(lang, path)).toBe(localized);
  });

  it('say their language', () => {
    expect(langOf('/en/de-bai')).toBe('en');
    expect(langOf('/english')).toBe('vi');
    expect(langOf(new URL('https://x.example/en?x'))).toBe('en');
    expect(withoutLang('/en?x=1')).toBe('/?x=1');
  });
});
