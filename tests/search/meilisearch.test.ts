import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { MeilisearchServer } from '#tests/support/meilisearch-server.ts';

/** The second engine behind the port: what it answers, and R14/R15 – down, slow, wiped, rebuilt. */
let server = new MeilisearchServer('key-of-tests');
const port = await server.start();
process.env.MEILISEARCH_URL = `http://127.0.0.1:${port}`;
process.env.MEILISEARCH_KEY = 'key-of-tests';

// Read the environment when they are loaded, so not before it is set.
const { db } = await import('#db/client.server.ts');
const { challenges } = await import('#db/schema/challenges.ts');
const { ensureSearchIndex, reindex } = await import('#search/reindex.ts');
const { search, searchState } = await import('#search/search.server.ts');
const { syncSearch } = await import('#search/sync.server.ts');
const { publishSampleChallenges } = await import('#tests/support/sample-challenges.ts');

let ids = new Map<string, string>();
const find = (text: string, filters = {}) =>
  search({ text, filters: { kind: 'challenge', ...filters }, sort: 'relevance', limit: 10, lang: 'vi' });
const searches = () => server.requests.filter((request) => request.endsWith('/documents/search')).length;
const codesOf = async (text: string, filters = {}) => (await find(text, filters)).hits.map((hit) => hit.document.code);

beforeAll(async () => {
  ids = await publishSampleChallenges();
  await reindex();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server.delay = 0;
});
afterAll(() => server.stop());

/** Lets the pause after a failure pass. */
function later() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
}

test('questions with enough answers are answered by it, in the order of the marks', async () => {
  const before = searches();
  expect((await codesOf('cảng')).length).toBeGreaterThan(3);
  expect(searches()).toBeGreaterThan(before);
  expect((await codesOf('đề bài cảng biển'))[0]).toBe('HP-001');
  expect(await searchState()).toBe('meilisearch');
});

test('filters are in its own syntax, and a value is never read as one', async () => {
  const seaports = await find('cảng', { fields: ['seaport'] });
  expect(new Set(seaports.hits.map((hit) => hit.document.field))).toEqual(new Set(['seaport']));
  expect(seaports.facets?.fields.logistics).toBeGreaterThan(0);
  expect(await codesOf('cảng', { fields: ['x" OR kind = "challenge'] })).toEqual([]);
  expect(await codesOf('cảng', { state: 'closed' })).toEqual([]);
  expect((await codesOf('cảng', { state: 'open', sponsorTypes: ['corporation'] })).length).toBeGreaterThan(0);
});

test('too few answers: PostgreSQL looks again, with its spellings', async () => {
  expect((await codesOf('contaner lạnh'))[0]).toBe('HP-004');
  expect(await searchState()).toBe('meilisearch');
});

test('a change arrives with its job, and running the job again changes nothing', async () => {
  const id = ids.get('HP-009') ?? '';
  await db.update(challenges).set({ title: 'Cảng thử tên mới' }).where(eq(challenges.id, id));
  await syncSearch('challenge', id);
  await syncSearch('challenge', id);
  const stored = server.indexes.get('documents')?.documents.get(id);
  expect(stored).toMatchObject({ title: 'Cảng thử tên mới', kind: 'challenge' });
  await db.update(challenges).set({ publishedAt: null }).where(eq(challenges.id, id));
  await syncSearch('challenge', id);
  expect(server.indexes.get('documents')?.documents.has(id)).toBe(false);
});

test('a rebuild has no empty moment, and leaves no second index behind', async () => {
  const rebuilt = reindex();
  let asked = 0;
  let running = true;
  const watch = (async () => {
    while (running) {
      asked += 1;
      expect(server.indexes.get('documents')?.documents.size).toBeGreaterThan(20);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  await rebuilt;
  running = false;
  await watch;
  expect(asked).toBeGreaterThan(3);
  expect([...server.indexes.keys()]).toEqual(['documents']);
});

test('slow: PostgreSQL answers within a second, and nobody else waits for it', async () => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  server.delay = 5_000;
  const started = performance.now();
  expect((await codesOf('cảng')).length).toBeGreaterThan(3);
  expect(performance.now() - started).toBeLessThan(1_000);
  const again = performance.now();
  await codesOf('cảng');
  expect(performance.now() - again).toBeLessThan(300);
  expect(await searchState()).toBe('degraded');
});

test('wiped: PostgreSQL answers; a worker that starts builds it again', async () => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  later();
  server.indexes.clear();
  expect((await codesOf('cảng')).length).toBeGreaterThan(3);
  await ensureSearchIndex();
  expect(server.indexes.get('documents')?.documents.size).toBeGreaterThan(20);
});

test('down: PostgreSQL answers; the job fails, to be tried again, with its own part done', async () => {
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  later();
  await server.stop();
  const started = performance.now();
  expect((await codesOf('cảng')).length).toBeGreaterThan(3);
  expect(performance.now() - started).toBeLessThan(1_000);
  const id = ids.get('HP-008') ?? '';
  await db.update(challenges).set({ title: 'Cầu cảng khác tên' }).where(eq(challenges.id, id));
  await expect(syncSearch('challenge', id)).rejects.toThrow();
  expect(await codesOf('cầu cảng khác tên')).toEqual(['HP-008']);
  server = new MeilisearchServer('key-of-tests');
  await server.start(port);
  await syncSearch('challenge', id);
});
