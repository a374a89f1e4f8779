import { chromium } from 'playwright';
import { findBrowser } from './find.ts';

/**
 * A picture of a page, to look at: tsx tests/support/browser/screenshot.ts URL FILE.png [WIDTH] [EMAIL PASSWORD] [dark]
 * With an e-mail it signs in first. Prints what the page wrote to its console as errors.
 */
const [url, file, width = '1280', ...rest] = process.argv.slice(2);
if (!url || !file) throw new Error('usage: screenshot.ts URL FILE.png [WIDTH] [EMAIL PASSWORD] [dark]');
const dark = rest.at(-1) === 'dark';
const [email, password] = dark ? rest.slice(0, -1) : rest;

const { executablePath, args, env } = findBrowser();
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...process.env, ...env } as Record<string, string>,
});
const page = await browser.newPage({
  viewport: { width: Number(width), height: 900 },
  colorScheme: dark ? 'dark' : 'light',
  locale: 'vi-VN',
});
page.on('console', (message) => message.type() === 'error' && process.stderr.write(`console: ${message.text()}\n`));
page.on('pageerror', (error) => process.stderr.write(`page error: ${error.message}\n`));
if (email && password) {
  await page.goto(new URL('/dang-nhap', url).href);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([
    page.waitForURL((at) => at.pathname !== '/dang-nhap'),
    page.press('input[name=password]', 'Enter'),
  ]);
  // The demo fills its code in; who has no second factor is through already.
  if (new URL(page.url()).pathname === '/dang-nhap/buoc-hai') {
    await Promise.all([
      page.waitForURL((at) => at.pathname !== '/dang-nhap/buoc-hai'),
      page.press('input[name=code]', 'Enter'),
    ]);
  }
}
await page.goto(url, { waitUntil: 'networkidle' });
await page.screenshot({ path: file, fullPage: true });
await browser.close();
