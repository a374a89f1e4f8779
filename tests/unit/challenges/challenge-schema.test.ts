import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftSteps } from '#app/domain/challenges/challenge.schema.ts';
import { completenessIssues } from '#app/domain/challenges/challenge-completeness.schema.ts';
import { formatScaled, parseScaled } from '#app/domain/kernel/scaled.ts';

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

const now = new Date('2026-06-01T00:00:00Z');
const complete = {
  title: 'Dự báo giờ tàu cập cầu',
  summary: 'Bến cảng cần dự báo giờ tàu đến để giảm thời gian chờ.',
  problem: 'Mỗi ngày có hàng chục tàu chờ ngoài phao số 0 vì kế hoạch cầu bến lập thủ công.',
  outcome: 'Sai số dự báo giờ đến dưới 30 phút trước 24 giờ.',
  budgetMinVnd: 1_000_000_000n,
  budgetMaxVnd: 2_000_000_000n,
  closesAt: new Date('2026-06-20T10:00:00Z'),
  criteria: [
    { name: 'Hiệu quả', weightBps: 6_000 },
    { name: 'Khả thi', weightBps: 4_000 },
  ],
};
const rule = { now, minimumNoticeHours: 168 };
const fieldsOf = (changes: object, against = rule) =>
  completenessIssues({ ...complete, ...changes }, against).map((issue) => [issue.step, issue.field]);

describe('a draft', () => {
  test('may be as unfinished as its writer likes', () => {
    const parsed = parseWithZod(form({ 'criteria[0].name': '', 'criteria[1].name': 'Khả thi' }), {
      schema: draftSteps.criteria,
    });
    expect(parsed.status === 'success' && parsed.value.criteria).toEqual([
      { name: 'Khả thi', guidance: '', weight: 0, minimum: null },
    ]);
  });

  test.each([
    ['33,33', 3333],
    ['33.5', 3350],
    ['100', 10_000],
    ['0,01', 1],
    ['100,01', null],
    ['33,333', null],
    ['-5', null],
    ['1e2', null],
  ])('reads a weight of %s', (typed, bps) => {
    const parsed = parseWithZod(form({ 'criteria[0].name': 'Khả thi', 'criteria[0].weight': typed }), {
      schema: draftSteps.criteria,
    });
    if (bps === null) expect(parsed.status === 'error' && parsed.error).toHaveProperty(['criteria[0].weight']);
    else expect(parsed.status === 'success' && parsed.value.criteria[0]?.weight).toBe(bps);
  });

  test('counts a line break once, as the browser does, and keeps no null character', () => {
    const parsed = parseWithZod(form({ title: 'Đề bài', problem: `a\u0000${'\r\n'.repeat(9_998)}b` }), {
      schema: draftSteps.problem,
    });
    expect(parsed.status === 'success' && parsed.value.problem.length).toBe(10_000);
  });

  test('takes tags apart and drops repeated ones', () => {
    const parsed = parseWithZod(
      form({ field: 'seaport', kind: 'pilot', tags: 'AIS, thủy triều,, AIS ', pilotMonths: '6' }),
      { schema: draftSteps.scope },
    );
    expect(parsed.status === 'success' && parsed.value).toMatchObject({ tags: ['AIS', 'thủy triều'], pilotMonths: 6 });
  });

  test('a scaled number is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.nat(999_999),
        fc.constantFrom(1, 2),
        (value, decimals) => parseScaled(formatScaled(value, decimals), decimals) === value,
      ),
    );
  });
});

describe('what is sent for review', () => {
  test('is complete', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  test('every gap is named at once, with the step where it is mended', () => {
    expect(fieldsOf({ summary: '', budgetMinVnd: 3n, budgetMaxVnd: null, closesAt: null, criteria: [] })).toEqual([
      ['problem', 'summary'],
      ['terms', 'budgetMaxVnd'],
      ['dates', 'closesAt'],
      ['criteria', 'criteria'],
    ]);
  });

  test('weights add up to exactly 100 %', () => {
    const thirds = (last: number) => [3_333, 3_333, last].map((weightBps, index) => ({ name: `${index}`, weightBps }));
    expect(fieldsOf({ criteria: thirds(3_334) })).toEqual([]);
    expect(fieldsOf({ criteria: thirds(3_333) })).toEqual([['criteria', 'criteria']]);
    expect(
      fieldsOf({
        criteria: [
          { name: 'Một', weightBps: 10_000 },
          { name: 'Hai', weightBps: 0 },
        ],
      }),
    ).toEqual([['criteria', 'criteria[1].weight']]);
  });

  test('the lowest budget is not above the highest', () => {
    expect(fieldsOf({ budgetMinVnd: 2_000_000_001n })).toEqual([['terms', 'budgetMinVnd']]);
    expect(fieldsOf({ budgetMinVnd: null })).toEqual([]);
  });

  test('solvers get the minimum notice, to the second', () => {
    const edge = new Date(now.getTime() + 168 * 3_600_000);
    expect(fieldsOf({ closesAt: edge })).toEqual([]);
    expect(fieldsOf({ closesAt: new Date(edge.getTime() - 1) })).toEqual([['dates', 'closesAt']]);
    expect(fieldsOf({ closesAt: now }, { now, minimumNoticeHours: 0 })).toEqual([['dates', 'closesAt']]);
  });
});
