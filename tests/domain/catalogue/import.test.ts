import { readFile } from 'node:fs/promises';
import { count, eq } from 'drizzle-orm';
import exceljs from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import { importProblems } from '#app/domain/catalogue/import-problems.server.ts';
import { readImportFile, UnreadableFile } from '#app/domain/catalogue/read-import-file.server.ts';
import { db } from '#db/client.server.ts';
import { catalogueEntries, challenges, criteria, importedRows } from '#db/schema/challenges.ts';
import { memberships } from '#db/schema/organizations.ts';
import { createActor, createOrganization, createUser } from '#tests/support/factories.ts';

const nextYear = new Date().getFullYear() + 1;
const complete = {
  id: 'X-1',
  title: 'Đo mức bùn ở cửa cống',
  summary: 'Cống tiêu bị bồi lắng, cần đo tự động.',
  field: 'environment',
  budget_min_vnd: 300_000_000,
  budget_max_vnd: '500.000.000',
  closes_at: `31/12/${nextYear}`,
  criteria: 'Kỹ thuật: 60; Chi phí: 40',
  ward_code: '11383',
};

const excerpt = (name: string) => readFile(new URL(`./${name}`, import.meta.url));
const json = (value: unknown, name = 'danh-muc.json') =>
  readImportFile(name, Buffer.from(JSON.stringify(value, null, 1)));
const rowsOf = async (table: typeof catalogueEntries | typeof challenges | typeof importedRows) =>
  (await db.select({ n: count() }).from(table))[0]?.n ?? 0;

beforeEach(async () => {
  await db.delete(importedRows);
  await db.delete(catalogueEntries);
});

async function sponsorSlug(): Promise<string> {
  const organization = await createOrganization();
  const user = await createUser();
  await db
    .insert(memberships)
    .values({ organizationId: organization.id, userId: user.id, roles: ['manager'], desks: [] });
  return organization.slug;
}

describe('the real files', () => {
  test('Vietnamese demo problems have no date and no criteria: archived, in đồng, said to be invented', async () => {
    const file = await readImportFile('challenges-vi.json', await excerpt('excerpt-vi.json'));
    const outcome = await importProblems(file, { sponsorSlug: null });
    expect(outcome).toMatchObject({ faults: [], counts: { archived: 3, drafts: 0 } });
    const [entry] = await db.select().from(catalogueEntries).where(eq(catalogueEntries.sourceId, 'HP-001'));
    expect(entry).toMatchObject({
      archivedBecause: ['no_date', 'no_criteria'],
      currency: 'VND',
      budgetMax: 3_000_000_000n,
      fictional: true,
      wardCode: '11914',
      field: 'seaport',
    });
  });

  test('the American archive keeps its dollars and loses its dead links, pictures and competing headings', async () => {
    const file = await readImportFile('challenge-gov.json', await excerpt('excerpt-gov.json'));
    expect((await importProblems(file, { sponsorSlug: null })).counts).toMatchObject({ archived: 4 });
    const entries = await db.select().from(catalogueEntries);
    const prize = entries.find((entry) => entry.sourceId === '1082');
    expect(prize).toMatchObject({ currency: 'USD', budgetMax: 3_125_000n, language: 'en' });
    expect(prize?.archivedBecause).toEqual(['past_date', 'no_criteria', 'foreign_currency']);
    // "<p>true</p>" is the answer of a form, not a text.
    expect(entries.find((entry) => entry.sourceId === '1109')?.sections).toEqual([]);
    const html = JSON.stringify(entries.flatMap((entry) => entry.sections));
    expect(html).not.toMatch(/site\.baseurl|<img|<h[126]|style=|<span|mailto:/);
    expect(html).toContain('nofollow noopener');
  });
});

test('running it again changes nothing, also from another kind of file', async () => {
  const rows = [
    { id: 'A', title: 'Một', tags: ['x', 'y'] },
    { id: 'B', title: 'Hai', budget_max_vnd: 5 },
  ];
  await importProblems(await json(rows), { sponsorSlug: null });
  const before = await db.select().from(catalogueEntries).orderBy(catalogueEntries.sourceId);
  const csv = Buffer.from('\ufeffmã;tiêu đề;từ khóa;kinh phí đến\nA;Một;"x;y";\nB;Hai;;5\n');
  const again = await importProblems(await readImportFile('danh-muc.csv', csv), { sponsorSlug: null });
  expect(again.counts).toEqual({ drafts: 0, archived: 0, updated: 0, unchanged: 2, kept: 0 });
  expect(await db.select().from(catalogueEntries).orderBy(catalogueEntries.sourceId)).toEqual(before);
});

test('two runs at once import each row once', async () => {
  const file = await json([
    { id: 'A', title: 'Một' },
    { id: 'B', title: 'Hai' },
  ]);
  const outcomes = await Promise.all([1, 2, 3].map(() => importProblems(file, { sponsorSlug: null })));
  expect(outcomes.map((outcome) => outcome.counts?.archived).sort()).toEqual([0, 0, 2]);
  expect(await rowsOf(catalogueEntries)).toBe(2);
});

describe('a complete row', () => {
  test('becomes a draft with its criteria, once; a later change does not overwrite it', async () => {
    const slug = await sponsorSlug();
    const outcome = await importProblems(await json([complete]), { sponsorSlug: slug });
    expect(outcome).toMatchObject({ faults: [], counts: { drafts: 1, archived: 0 } });
    const [row] = await db.select().from(importedRows);
    const [draft] = await db
      .select()
      .from(challenges)
      .where(eq(challenges.id, row?.targetId ?? ''));
    expect(draft).toMatchObject({ status: 'draft', budgetMaxVnd: 500_000_000n, publishedAt: null });
    expect(draft?.closesAt?.toISOString()).toBe(`${nextYear}-12-31T16:59:59.000Z`);
    const weights = await db
      .select()
      .from(criteria)
      .where(eq(criteria.challengeId, row?.targetId ?? ''));
    expect(weights.map((one) => one.weightBps).sort()).toEqual([4_000, 6_000]);

    const again = await importProblems(await json([complete]), { sponsorSlug: slug });
    expect(again.counts).toMatchObject({ drafts: 0, unchanged: 1 });
    const changed = await importProblems(await json([{ ...complete, title: 'Tên khác' }]), { sponsorSlug: slug });
    expect(changed.counts).toMatchObject({ kept: 1, drafts: 0, updated: 0 });
  });

  test('without a sponsor is refused and says so', async () => {
    const { faults, counts } = await importProblems(await json([complete]), { sponsorSlug: null });
    expect(counts).toBeNull();
    expect(faults[0]?.reason).toContain('--sponsor');
  });

  test('of a startup is forbidden', async () => {
    const actor = await createActor({ kind: 'startup' });
    const { slug } = await createOrganization({ kind: 'startup' });
    await db
      .insert(memberships)
      .values({ organizationId: (await bySlug(slug)).id, userId: actor.userId, roles: ['owner'], desks: [] });
    await expect(importProblems(await json([complete]), { sponsorSlug: slug })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test.each([
    ['a past date', { closes_at: '2019-01-01' }, ['past_date']],
    ['no date', { closes_at: '' }, ['no_date']],
    ['no criteria', { criteria: '' }, ['no_criteria']],
    [
      'foreign money',
      { budget_min_vnd: '', budget_max_vnd: '', budget_max: 5000, currency: 'usd' },
      ['foreign_currency'],
    ],
  ])('with %s is archived for that reason', async (_, change, reasons) => {
    await importProblems(await json([{ ...complete, ...change }]), { sponsorSlug: null });
    expect((await db.select().from(catalogueEntries))[0]?.archivedBecause).toEqual(reasons);
  });
});

async function bySlug(slug: string) {
  const { organizations } = await import('#db/schema/organizations.ts');
  const [row] = await db.select().from(organizations).where(eq(organizations.slug, slug));
  if (!row) throw new Error('no organisation');
  return row;
}

describe('bad rows', () => {
  test('each is reported with its line and reason, and nothing is imported', async () => {
    const text = `{ "challenges": [
  { "id": "A", "title": "Tốt" },
  { "id": "B", "title": "" },
  { "id": "C", "title": "Lạ", "budget_max_vnd": "nhiều",
    "closes_at": "31/02/2030" },
  { "id": "D", "title": "Xã nào", "ward_code": "99999" },
  { "id": "A", "title": "Trùng" },
  { "id": "E", "title": "Cột lạ", "budjet": 5 },
  { "id": "F", "title": "Lệch", "criteria": "Một: 60; Hai: 60" }
]}`;
    const { faults, counts } = await importProblems(await readImportFile('x.json', Buffer.from(text)), {
      sponsorSlug: null,
    });
    expect(counts).toBeNull();
    expect(faults.map((fault) => `${fault.line} ${fault.field}`)).toEqual([
      '3 title',
      '4 budget_max_vnd',
      '4 closes_at',
      '6 ward_code',
      '7 id',
      '8 budjet',
      '9 criteria',
    ]);
    expect(await rowsOf(catalogueEntries)).toBe(0);
    expect(await rowsOf(importedRows)).toBe(0);
  });

  test('a CSV row is named by the line it begins on, also after quoted line breaks', async () => {
    const csv = 'id,title,summary\n1,Một,"dòng\nthứ hai"\n2,,x\n';
    const { faults } = await importProblems(await readImportFile('x.csv', Buffer.from(csv)), { sponsorSlug: null });
    expect(faults).toMatchObject([{ line: 4, id: '2', field: 'title' }]);
  });

  test.each([
    ['x.json', '{'],
    ['x.json', '{"challenges": 5}'],
    ['x.json', '[5]'],
    ['x.csv', ''],
    ['x.csv', 'id,tittle\n1,2\n'],
    ['x.csv', 'id,title,title\n1,2,3\n'],
    ['x.csv', 'id,title\n1,2,3\n'],
    ['x.xlsx', 'no workbook'],
    ['x.txt', 'id'],
  ])('%s %s cannot be read as a whole', async (name, text) => {
    await expect(readImportFile(name, Buffer.from(text))).rejects.toBeInstanceOf(UnreadableFile);
  });

  test('a text in another encoding is refused instead of garbled', async () => {
    await expect(readImportFile('x.csv', Buffer.from([0x69, 0x64, 0x0a, 0xe0, 0x0a]))).rejects.toThrow('UTF-8');
  });
});

test('a workbook is read as people see it: dates, numbers, rich text, formulas', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Danh mục');
  sheet.addRow(['ID', 'Tiêu đề', 'Kinh phí đến', 'Hạn nộp', 'Từ khóa']);
  sheet.addRow([
    7,
    { richText: [{ text: 'Cảnh báo ' }, { text: 'ngập' }] },
    1_500_000_000,
    new Date('2020-05-04T00:00:00Z'),
    'mưa; cống',
  ]);
  sheet.addRow([]);
  sheet.addRow(['8', { formula: 'A1', result: 'Tính ra' }, '2.000.000', '', '']);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  await importProblems(await readImportFile('so.xlsx', bytes), { sponsorSlug: null });
  const entries = await db.select().from(catalogueEntries).orderBy(catalogueEntries.sourceId);
  expect(entries).toMatchObject([
    { source: 'so', sourceId: '7', title: 'Cảnh báo ngập', budgetMax: 1_500_000_000n, tags: ['mưa', 'cống'] },
    { sourceId: '8', title: 'Tính ra', budgetMax: 2_000_000n },
  ]);
  expect(entries[0]?.closesAt?.toISOString()).toBe('2020-05-04T16:59:59.000Z');
});
