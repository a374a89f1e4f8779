import { expect, test } from 'vitest';
import { loggedPath } from '#app/http/logged-path.ts';

test('what a mailed link opens stays out of the logs, in both languages and however deep', () => {
  for (const base of ['/xac-nhan-thu/', '/dat-lai-mat-khau/', '/doi-thu/', '/hoan-tac-doi-thu/', '/loi-moi/'])
    for (const lang of ['', '/en']) {
      expect(loggedPath(`${lang}${base}S3cret_-token`)).toBe(`${lang}${base}…`);
      expect(loggedPath(`${lang}${base}S3cret/x`)).toBe(`${lang}${base}…`);
    }
  for (const path of ['/loi-moi', '/dang-ky', '/de-bai/loi-moi', '/']) expect(loggedPath(path)).toBe(path);
});
