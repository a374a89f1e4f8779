import { beforeAll, describe, expect, test } from 'vitest';
import { reindex } from '#search/reindex.ts';
import { search } from '#search/search.server.ts';
import { publishSampleChallenges } from '#tests/support/sample-challenges.ts';
import sample from './sample-queries.json' with { type: 'json' };

beforeAll(async () => {
  await publishSampleChallenges();
  await reindex();
});

async function codes(text: string): Promise<string[]> {
  const { hits } = await search({ text, filters: { kind: 'challenge' }, sort: 'relevance', limit: 10, lang: 'vi' });
  return hits.map((hit) => hit.document.code ?? '');
}

describe('sample questions find what they should', () => {
  test.each(sample.queries)('$id $query', async ({ query, relevant, must_not_match }) => {
    const found = await codes(query);
    const grades: Record<string, number | undefined> = relevant;
    for (const code of Object.keys(grades)) {
      if (grades[code] === 3) expect(found.slice(0, 3), `${code} in the first three of ${found}`).toContain(code);
      if (grades[code] === 2) expect(found, `${code} in the first ten`).toContain(code);
    }
    for (const code of must_not_match) expect(found).not.toContain(code);
  });
});

describe('the same question in other clothes', () => {
  test.each([
    ['without marks', 'dong goi ban dan', 'HP-010'],
    ['đ and d', 'dat lich kham benh vien', 'HP-026'],
    ['decomposed', 'cảng biển'.normalize('NFD'), 'HP-001'],
    ['upper case', 'TRUY XUẤT NGUỒN GỐC VẢI THIỀU', 'HP-019'],
    ['the other tone placement', 'số hóa hồ sơ', 'HP-013'],
    ['two pairs glued', 'truyxuat nguongoc', 'HP-019'],
    ['three syllables glued', 'khongnguoilai', 'HP-021'],
    ['a word cut in two', 'chat bot chính sách', 'HP-012'],
    ['two letters swapped', 'ngập úng đô thị cảm bieens', 'HP-017'],
    ['a letter too many', 'containner lạnh', 'HP-004'],
    ['a wrong letter in a long loan word', 'semiconducter wafer', 'HP-010'],
    ['an abbreviation for its expansion', 'trí tuệ nhân tạo x-quang', 'HP-025'],
    ['an expansion for its abbreviation', 'ủy ban nhân dân xã thanh miện', 'HP-013'],
    ['the old name of a place', 'Hải Dương da giày', 'HP-030'],
    ['a field in English', 'seaport crane', 'HP-008'],
    ['a code', 'HP-012', 'HP-012'],
    ['a number with a point', 'PM2.5', 'HP-024'],
  ])('%s: %s', async (_, text, code) => {
    expect((await codes(text))[0]).toBe(code);
  });

  test('nonsense finds nothing', async () => {
    expect(await codes('qqxz wvkj')).toEqual([]);
  });

  test('signs and operators of query languages are only signs', async () => {
    for (const text of ["cảng & ! | ( ) <-> :* '", "'; drop table search_documents; --", '\\', '"" ""', '%_%', '🙂'])
      await expect(codes(text)).resolves.toBeInstanceOf(Array);
  });
});
