import { expect, test } from 'vitest';
import { deviceName } from '#app/http/describe-device.ts';
import { csvRow } from '#app/render/csv.ts';

test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1'])('a spreadsheet reads %j as text', (value) => {
  expect(csvRow([value])).toMatch(/^"?'/);
});

test('quotes, commas and line breaks are kept as RFC 4180 says', () => {
  expect(csvRow(['a,b', 'c"d', 'e\nf', null, 'Hải Phòng'])).toBe('"a,b","c""d","e\nf",,Hải Phòng\r\n');
});

test('a device is named in words', () => {
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36';
  expect(deviceName(chrome)).toBe('Chrome 128, Windows');
  expect(deviceName(null)).toBeNull();
  expect(deviceName('curl/8')).not.toBe('');
});
