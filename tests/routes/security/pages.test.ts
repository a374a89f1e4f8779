import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reindex } from '#search/reindex.ts';
import { findBrowser } from '#tests/support/browser/find.ts';
import { type Answer, crawl } from './support/crawl.ts';
import { importHostileProblem, poison } from './support/hostile-text.ts';
import { malformedAnswers } from './support/malformed.ts';
import { addresses } from './support/manifest.ts';
import { addRareStages } from './support/rare-stages.ts';
import { type SeededSite, startSeededSite } from './support/seeded-site.ts';

/**
 * S10, S11 and S13: the real site, full of text that wants to run, walked by everybody of the demo. Every page has a policy that
 * lets no script run without its nonce, and nothing anybody wrote is markup.
 */
let site: SeededSite;
let answers: Answer[] = [];

beforeAll(async () => {
  site = await startSeededSite();
  await importHostileProblem();
  const ownerUrl = process.env.DATABASE_MIGRATION_URL ?? '';
  const more = await addRareStages(ownerUrl);
  await poison(ownerUrl);
  await reindex();
  answers = await crawl(site, more);
}, 300_000);
afterAll(() => site?.stop());

const where = ({ visitor, path }: Answer) => `${path} as ${visitor.name}`;
const faulty = (faults: (answer: Answer) => string[]) =>
  answers.flatMap((answer) => faults(answer).map((fault) => `${fault}: ${where(answer)}`));

test('no page fails, whatever is written in it', () => {
  expect(faulty(({ status }) => (status >= 500 ? [String(status)] : []))).toEqual([]);
});

test('every page of the manifest was opened by somebody', () => {
  const opened = new Set(answers.filter(({ status }) => status === 200).map(({ pattern }) => pattern));
  const missing = addresses.filter(({ pattern, isPage }) => isPage && pattern !== '/*' && !opened.has(pattern));
  expect(missing.map(({ pattern }) => pattern)).toEqual([]);
});

test('nothing that was written became markup, and no element runs anything by itself', () => {
  expect(faulty(({ page }) => [...(page?.markup ?? []), ...(page?.running ?? [])])).toEqual([]);
});

test('every script carries the nonce of its page’s policy, and no policy allows another', () => {
  expect(faulty(({ page }) => page?.policy ?? [])).toEqual([]);
});

test('no nonce is given twice', () => {
  const nonces = answers.flatMap(({ page }) => page?.nonce || []);
  expect(nonces.length).toBeGreaterThan(100);
  expect(new Set(nonces).size).toBe(nonces.length);
});

test('every answer says what it is and may not be framed or sniffed', () => {
  const required: [string, (value: string | null) => boolean][] = [
    ['x-content-type-options', (value) => value === 'nosniff'],
    ['x-frame-options', (value) => value === 'DENY'],
    ['cross-origin-resource-policy', (value) => value === 'same-origin'],
    ['cross-origin-opener-policy', (value) => value === 'same-origin'],
    ['referrer-policy', (value) => value === 'strict-origin-when-cross-origin'],
    ['permissions-policy', (value) => value?.includes('camera=()') === true],
    ['content-security-policy', (value) => value !== null],
    ['x-powered-by', (value) => value === null],
  ];
  const faults = (answer: Answer) =>
    required.flatMap(([name, holds]) =>
      holds(answer.headers.get(name)) ? [] : [`${name}: ${answer.headers.get(name)}`],
    );
  expect(faulty(faults)).toEqual([]);
});

test('what was made for one person is kept by no shared cache', () => {
  const shared = ({ visitor, headers }: Answer) =>
    visitor.name !== 'nobody' && /public|s-maxage/.test(headers.get('cache-control') ?? '');
  expect(faulty((answer) => (shared(answer) ? ['shared'] : []))).toEqual([]);
});

test('malformed ids, queries and bodies are the sender’s mistake on every address', { timeout: 240_000 }, async () => {
  const people = ['nobody', 'quan-ly@lach-huyen.example', 'sang-lap@song-so.example', 'tham-dinh@so-khcn.example'];
  expect(await malformedAnswers(site, people)).toEqual([]);
});

test('in a real browser nothing runs on any page', { timeout: 240_000 }, async () => {
  const { executablePath, args, env } = findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  const faults: string[] = [];
  const patterns = new Set<string>();
  for (const answer of answers) {
    if (!answer.isPage || answer.page === null || answer.status !== 200 || patterns.has(answer.pattern)) continue;
    patterns.add(answer.pattern);
    const context = await browser.newContext({ extraHTTPHeaders: cookieOf(answer) });
    const page = await context.newPage();
    page.on('dialog', (dialog) => void faults.push(`${dialog.type()}: ${where(answer)}`));
    page.on('pageerror', (error) => void faults.push(`${error.message}: ${where(answer)}`));
    page.on('console', (line) => line.type() === 'error' && faults.push(`${line.text()}: ${where(answer)}`));
    await page.goto(site.origin + answer.path, { waitUntil: 'load' });
    await page.waitForFunction(() => '__remixContext' in window);
    if (await page.evaluate(() => '__ran' in window)) faults.push(`ran: ${where(answer)}`);
    await context.close();
  }
  await browser.close();
  expect(faults).toEqual([]);
  expect(patterns.size).toBeGreaterThan(30);
});

function cookieOf({ visitor }: Answer): Record<string, string> {
  const { Cookie } = visitor.headers;
  return Cookie ? { Cookie } : {};
}
