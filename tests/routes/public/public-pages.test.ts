import { beforeAll, describe, expect, test } from 'vitest';
import { importProblems } from '#app/domain/catalogue/import-problems.server.ts';
import { readImportFile } from '#app/domain/catalogue/read-import-file.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { startSession } from '#app/http/session.server.ts';
import * as catalogueEntry from '#app/routes/public/catalogue-entry.tsx';
import * as catalogueList from '#app/routes/public/catalogue-list.tsx';
import * as challengePage from '#app/routes/public/challenge.tsx';
import * as calendar from '#app/routes/public/challenge-calendar.ts';
import * as challengeList from '#app/routes/public/challenge-list.tsx';
import * as robots from '#app/routes/public/robots.ts';
import * as sitemap from '#app/routes/public/sitemap.ts';
import { db } from '#db/client.server.ts';
import { catalogueEntries } from '#db/schema/challenges.ts';
import { reindex } from '#search/reindex.ts';
import { approvedChallenge, draftChallenge, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';

const context = { nonce: '', requestId: 'test', clientAddress: '' };
const get = (path: string, cookie = '') => new Request(`http://localhost:3000${path}`, { headers: { Cookie: cookie } });
const list = (query = '') => challengeList.loader({ request: get(`/de-bai${query}`), params: {}, context });
const page = (code: string, cookie?: string) =>
  challengePage.loader({ request: get(`/de-bai/${code}`, cookie), params: { code }, context });

const canary = 'CHIM-HOANG-YEN';
let published: Awaited<ReturnType<typeof publishedChallenge>>;
let hidden: { code: string; id: string }[] = [];

beforeAll(async () => {
  registerSubjects();
  const changes = { title: `${canary} bản nháp`, problem: `${canary} ${'nội dung chưa công bố '.repeat(4)}` };
  const [draft, approved, cancelled] = [
    await draftChallenge({ changes }),
    await approvedChallenge({ changes }),
    await approvedChallenge({ changes }),
  ];
  // Cancelled before it was ever published: it stays unknown to the public.
  await cancelChallenge(cancelled.sponsor, { challengeId: cancelled.challenge.id, reason: 'no_longer_needed' });
  hidden = [draft, approved, cancelled].map(({ challenge }) => challenge);
  published = await publishedChallenge();
  const rows = [
    { id: 'A', title: 'Bài toán cũ', summary: 'Đã qua', closes_at: '2019-05-01', budget_max: 5000, currency: 'USD' },
  ];
  await importProblems(await readImportFile('cu.json', Buffer.from(JSON.stringify(rows))), { sponsorSlug: null });
  await reindex();
});

async function cookieOf(actor: Actor): Promise<string> {
  const set = await startSession(get('/'), { userId: actor.userId, activeOrganizationId: actor.organizationId });
  return set.split(';')[0] ?? '';
}

const asText = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));

describe('nothing unpublished leaves the house', () => {
  test('not by lists, searches, the sitemap or the catalogue', async () => {
    const answers = [
      await list(),
      await list(`?q=${canary}`),
      await list('?tinh-trang=closed'),
      await catalogueList.loader({ request: get(`/danh-muc?q=${canary}`), params: {}, context }),
      await (await sitemap.loader({ request: get('/sitemap.xml?phan=de-bai-1'), params: {}, context })).text(),
    ];
    const said = asText(answers).replaceAll(`"text":"${canary}"`, '');
    for (const { code, id } of hidden) for (const secret of [code, id, 'bản nháp']) expect(said).not.toContain(secret);
    expect(said).toContain(published.challenge.code);
  });

  test('not by its address, which is as unknown as one that never was', async () => {
    for (const code of [...hidden.map((challenge) => challenge.code), 'HP-1999-0001', '%00', "'"]) {
      await expect(page(code)).rejects.toMatchObject({ code: 'not_found' });
      await expect(calendar.loader({ request: get('/'), params: { code }, context })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });

  test('a published page names its fields one by one: no people, no inner columns', async () => {
    const data = await page(published.challenge.code);
    const said = asText(data);
    const { sponsor, reviewer, challenge } = published;
    for (const inner of [sponsor.userId, sponsor.email, sponsor.displayName, reviewer.userId, reviewer.displayName])
      expect(said).not.toContain(inner);
    expect(Object.keys(data.challenge)).not.toEqual(expect.arrayContaining(['createdBy', 'revision', 'sponsorId']));
    expect(data.challenge.title).toBe(challenge.title);
  });
});

describe('the one action', () => {
  const kindFor = async (actor: Actor) => (await page(published.challenge.code, await cookieOf(actor))).action;

  test('fits who asks', async () => {
    expect((await page(published.challenge.code)).action).toEqual({ kind: 'sign_in' });
    expect(await kindFor(await createActor({ kind: 'startup' }))).toEqual({ kind: 'start' });
    expect(await kindFor(published.sponsor)).toMatchObject({ kind: 'manage' });
    expect(await kindFor(await createActor({ kind: 'startup', status: 'pending' }))).toMatchObject({ kind: 'denied' });
    expect(await kindFor(await createActor({ kind: 'university' }))).toEqual({
      kind: 'denied',
      why: 'only_startups_answer',
    });
  });

  test('ends with the call', async () => {
    const ended = await publishedChallenge();
    await cancelChallenge(ended.sponsor, { challengeId: ended.challenge.id, reason: 'budget_withdrawn' });
    const startup = await cookieOf(await createActor({ kind: 'startup' }));
    const data = await page(ended.challenge.code, startup);
    expect(data).toMatchObject({ open: false, action: { kind: 'none' }, challenge: { endReason: 'budget_withdrawn' } });
    expect(data.history.map((event) => event.event)).toEqual(['challenge.cancel', 'challenge.publish']);
  });
});

test('a code in small letters leads to its one address, in the language asked', async () => {
  const code = published.challenge.code.toLowerCase();
  const answer = await challengePage
    .loader({ request: get(`/en/de-bai/${code}`), params: { code }, context })
    .catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw new Error('no redirect');
  expect([answer.status, answer.headers.get('Location')]).toEqual([301, `/en/de-bai/${published.challenge.code}`]);
});

test('a list takes only choices of ours from its address', async () => {
  const { list: shown } = await list(
    '?linh-vuc=seaport&linh-vuc=x&tinh-trang=zz&sap-xep=drop&dia-ban=1&loai-don-vi=startup2&q=%00a',
  );
  expect(shown.choice).toEqual({ text: 'a', fields: ['seaport'], sponsorTypes: [], wardCode: '', state: '', sort: '' });
});

test('an empty answer says what else would find something', async () => {
  const { list: shown, cards } = await list('?q=bài+toán+cũ&linh-vuc=tourism');
  expect(cards).toEqual([]);
  expect(shown.elsewhere).toMatchObject({ count: 1 });
  const filtered = await list('?linh-vuc=tourism');
  expect(filtered.list.unfiltered?.count).toBeGreaterThan(0);
});

test('an archived problem keeps its own money, and an unknown one is not found', async () => {
  const [row] = await db.select().from(catalogueEntries);
  const data = await catalogueEntry.loader({ request: get('/'), params: { entryId: row?.id ?? '' }, context });
  expect(data.entry).toMatchObject({
    budgetMax: 5000n,
    currency: 'USD',
    archivedBecause: ['past_date', 'no_criteria', 'foreign_currency'],
  });
  await expect(
    catalogueEntry.loader({ request: get('/'), params: { entryId: crypto.randomUUID() }, context }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('the calendar file holds the deadline in UTC, in lines of at most 75 bytes', async () => {
  const { code, closesAt } = published.challenge;
  const answer = await calendar.loader({ request: get('/'), params: { code }, context });
  const text = await answer.text();
  expect(text).toContain(`DTSTART:${closesAt?.toISOString().replace(/[-:]|\.\d{3}/g, '')}`);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('machines are told where everything public is, and nothing else', async () => {
  const index = await (await sitemap.loader({ request: get('/sitemap.xml'), params: {}, context })).text();
  expect(index.match(/phan=[a-z0-9-]+/g)).toEqual(['phan=trang', 'phan=de-bai-1', 'phan=danh-muc-1']);
  await expect(
    sitemap.loader({ request: get('/sitemap.xml?phan=de-bai-9'), params: {}, context }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await robots.loader().text()).toContain('Sitemap: ');
});
