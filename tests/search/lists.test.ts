import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { searchDocuments } from '#db/schema/search.ts';
import { type SearchRequest, searchSorts } from '#search/engine.ts';
import { reindex } from '#search/reindex.ts';
import { search } from '#search/search.server.ts';
import { syncSearch } from '#search/sync.server.ts';
import { fold } from '#search/vietnamese.ts';
import { draftChallenge, publishedChallenge } from '#tests/support/challenges.ts';
import { publishSampleChallenges } from '#tests/support/sample-challenges.ts';

let ids = new Map<string, string>();
const ask = (change: Partial<SearchRequest> = {}) =>
  search({ text: '', filters: { kind: 'challenge' }, sort: 'newest', limit: 100, lang: 'vi', ...change });

beforeAll(async () => {
  ids = await publishSampleChallenges();
  await reindex();
});

test('the database folds text exactly as the query is folded', async () => {
  const samples = fc.sample(
    fc.string({ unit: fc.constantFrom(...'aàáảãạăằâấđĐeèêếiìoòôốơờuùưừyỳ bcKH&-.,0 12ƠƯ'.normalize('NFC')) }),
    200,
  );
  const texts = [...samples, ...samples.map((text) => text.normalize('NFD'))];
  const rows = await db.execute<{ folded: string }>(
    sql`select search_text(t) as folded from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) with ordinality as x(t, n) order by n`,
  );
  expect(rows.map((row) => row.folded)).toEqual(texts.map(fold));
});

describe('pages by key', () => {
  // Each is a moment to JavaScript and an error to PostgreSQL.
  test.each(['1', '2026-02-30 00:00:00+00', '2026-01-01 00:00:00+99', 'Thu, 01 Jan 2026 99'])(
    'a cursor at %s starts from the top',
    async (moment) => {
      const top = (await ask({ limit: 3 })).hits.map((hit) => hit.document.id);
      const key = ['true', moment, crypto.randomUUID()];
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      expect((await ask({ limit: 3, cursor })).hits.map((hit) => hit.document.id)).toEqual(top);
    },
  );

  test.each([...searchSorts].flatMap((sort) => ['', 'cảng'].map((text) => [sort, text] as const)))(
    'sorted by %s for "%s", every hit comes once',
    async (sort, text) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 20; page += 1) {
        const { hits, nextCursor } = await ask({ sort, text, limit: 4, cursor });
        seen.push(...hits.map((hit) => hit.document.id));
        if (!nextCursor) break;
        cursor = nextCursor;
      }
      const whole = await ask({ sort, text });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(whole.hits.map((hit) => hit.document.id));
      expect(whole.total).toEqual({ count: seen.length, capped: false });
    },
  );

  test('orders are what they say', async () => {
    const closing = (await ask({ sort: 'closing' })).hits.map((hit) => hit.document.closesAt ?? '');
    expect(closing).toEqual([...closing].sort());
    const budgets = (await ask({ sort: 'budget' })).hits.map((hit) => Number(hit.document.budgetMaxVnd));
    expect(budgets).toEqual([...budgets].sort((a, b) => b - a));
  });

  test('what is no cursor of ours starts from the top', async () => {
    const top = (await ask({ limit: 3 })).hits.map((hit) => hit.document.id);
    for (const cursor of [
      '',
      'x',
      'p9999',
      "'; --",
      Buffer.from('["a","b","c"]').toString('base64url'),
      'WyIiLCIiLCIiXQ',
    ]) {
      expect((await ask({ limit: 3, cursor })).hits.map((hit) => hit.document.id)).toEqual(top);
    }
  });
});

test('a facet is counted without its own choice, the others with it', async () => {
  const { facets, total } = await ask({ filters: { kind: 'challenge', fields: ['seaport', 'education'] } });
  expect(total.count).toBe(4);
  expect(facets?.fields).toMatchObject({ seaport: 3, education: 1, environment: 5 });
  expect(facets?.sponsorTypes).toEqual({ corporation: 3, state_agency: 1 });
});

test('open ends with the deadline, even before the job that closes it', async () => {
  const id = ids.get('HP-005') ?? '';
  const open = async () =>
    (await ask({ filters: { kind: 'challenge', state: 'open' } })).hits.some((hit) => hit.document.id === id);
  expect(await open()).toBe(true);
  await db
    .update(challenges)
    .set({ closesAt: new Date(Date.now() - 1000) })
    .where(eq(challenges.id, id));
  await syncSearch('challenge', id);
  expect(await open()).toBe(false);
});

test('a draft is never found; a published one at once after its job', async () => {
  const title = 'Kiểm đếm hàng rời bằng rađa xuyên bạt';
  const { challenge } = await draftChallenge({ changes: { title } });
  await syncSearch('challenge', challenge.id);
  expect((await ask({ text: 'rađa xuyên bạt' })).hits).toEqual([]);
  const stage = await publishedChallenge({ changes: { title } });
  await syncSearch('challenge', stage.challenge.id);
  expect((await ask({ text: 'rada xuyen bat' })).hits.map((hit) => hit.document.id)).toEqual([stage.challenge.id]);
});

test('marks decide between two readings', async () => {
  for (const [code, title] of [
    ['HP-021', 'Càng cẩu gập cho ruộng'],
    ['HP-022', 'Cảng cẩu gập cho ruộng'],
    ['HP-026', 'Cang cau gap cho ruong'],
    ['HP-027', 'Cạng cẩu gập cho ruộng'],
  ] as const) {
    const id = ids.get(code) ?? '';
    await db.update(challenges).set({ title }).where(eq(challenges.id, id));
    await syncSearch('challenge', id);
  }
  const first = async (text: string) => (await ask({ text, sort: 'relevance' })).hits[0]?.document.code;
  expect(await first('càng cẩu gập')).toBe('HP-021');
  expect(await first('cảng cẩu gập')).toBe('HP-022');
});

test('jobs for one thing may run at once and in any order: the last state stays', async () => {
  const id = ids.get('HP-028') ?? '';
  await Promise.all(
    Array.from({ length: 12 }, async (_, number) => {
      await db
        .update(challenges)
        .set({ title: `Tên thứ ${number}` })
        .where(eq(challenges.id, id));
      await syncSearch('challenge', id);
    }),
  );
  const [row] = await db.select().from(challenges).where(eq(challenges.id, id));
  const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.id, id));
  expect(document?.title).toBe(row?.title);
});

test('totals stop at a thousand, and a rebuild removes what has no source', async () => {
  await db.execute(sql`
    insert into search_documents (id, kind, status, title, document, sort_at)
    select gen_random_uuid(), 'challenge', 'published', 'Chuyện không có nguồn', '{}', now() from generate_series(1, 1100)`);
  expect(await ask({ limit: 1 })).toMatchObject({ total: { count: 1000, capped: true }, facets: null });
  const { removed } = await reindex();
  expect(removed).toBe(1100);
  const left = await ask({ text: 'chuyện không có nguồn', sort: 'relevance' });
  expect(left.hits.filter((hit) => !hit.approximate)).toEqual([]);
});
