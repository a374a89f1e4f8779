import { describe, expect, it } from 'vitest';
import { mentionsOrganization } from '#app/domain/solutions/mentions-organization.ts';
import { solutionIssues } from '#app/domain/solutions/solution-completeness.ts';

const name = 'Công ty Cổ phần Công nghệ Sóng Biển';
const complete = {
  title: 'Tên',
  summary: 'Tóm tắt',
  approach: 'Cách làm',
  team: 'Nhóm',
  plan: 'Kế hoạch',
  priceVnd: '1000',
  answers: { c1: 'Có', c2: 'Có' },
};
const criteria = [
  { id: 'c1', name: 'Hiệu quả' },
  { id: 'c2', name: 'Khả thi' },
];

describe('what keeps a draft from being sealed', () => {
  it('is nothing when everything is there', () => {
    expect(solutionIssues(complete, { criteria, hiddenName: name })).toEqual([]);
  });

  it('names each field and its step', () => {
    const draft = { ...complete, title: ' ', priceVnd: '', answers: { c1: 'Có' } };
    expect(solutionIssues(draft, { criteria })).toEqual([
      { field: 'title', step: 'overview', problem: 'missing' },
      { field: 'priceVnd', step: 'overview', problem: 'price' },
      { field: 'answers[1].text', step: 'criteria', problem: 'missing', criterionName: 'Khả thi' },
    ]);
  });

  it.each(['0', '-5', '1.5', '1e9', '01'])('refuses the price %s', (priceVnd) => {
    expect(solutionIssues({ ...complete, priceVnd }, { criteria })).toMatchObject([{ problem: 'price' }]);
  });

  it('finds the name of the organisation only where the panel is blind', () => {
    const draft = { ...complete, team: `Nhóm của ${name}` };
    expect(solutionIssues(draft, { criteria })).toEqual([]);
    expect(solutionIssues(draft, { criteria, hiddenName: name })).toMatchObject([
      { field: 'team', problem: 'names_organization' },
    ]);
  });
});

describe('a text that names an organisation', () => {
  it.each([
    ['CONG TY CO PHAN CONG NGHE SONG BIEN', true],
    ['công ty  cổ-phần công nghệ sóng biển.', true],
    ['Do Công nghệ Sóng Biển thực hiện', true],
    ['chúng tôi dùng công nghệ sóng biển để phát điện', false],
    ['Công nghệ Sóng Biểnxanh', false],
  ])('%s: %s', (text, expected) => {
    expect(mentionsOrganization(text, name)).toBe(expected);
  });
});
