import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisationNeeds } from '#app/domain/evaluations/normalised-scores.ts';
import { rankSolutions } from '#app/domain/evaluations/ranking.ts';
import type { RankedSheet } from '#app/domain/evaluations/sheet-total.ts';
import { labelAt } from '#app/domain/solutions/solution-label.ts';

type Input = Parameters<typeof rankSolutions>[0];

const twoCriteria: Input['criteria'] = [
  { id: 'c1', position: 1, weightBps: 6_000, minimumTenths: null },
  { id: 'c2', position: 2, weightBps: 4_000, minimumTenths: null },
];
const solutions = (...labels: string[]) => labels.map((label) => ({ id: `s${label}`, label, disqualified: false }));
const sheet = (solution: string, evaluatorId: string, c1: number, c2: number): RankedSheet => ({
  solutionId: `s${solution}`,
  evaluatorId,
  points: { c1, c2 },
});
const order = (rows: ReturnType<typeof rankSolutions>) => rows.map((row) => [row.label, row.rank, row.tied]);

describe('ranking by example', () => {
  it('weighs by basis points, averages over the sheets and shows hundredths', () => {
    const [best, next] = rankSolutions({
      criteria: twoCriteria,
      solutions: solutions('A', 'B'),
      sheets: [sheet('A', 'e1', 7, 7), sheet('A', 'e2', 6, 6), sheet('B', 'e1', 8, 8), sheet('B', 'e2', 9, 6)],
    });
    expect(best).toMatchObject({ label: 'B', rank: 1, meanCenti: 790, spreadCenti: 20, standing: 'ranked' });
    expect(next).toMatchObject({ label: 'A', rank: 2, meanCenti: 650, spreadCenti: 100 });
    expect(best?.criteria.map((criterion) => criterion.meanCenti)).toEqual([850, 700]);
  });

  it('breaks a tie by the heaviest criterion, and shares the rank when everything is equal', () => {
    // A: 6·0.6 + 9·0.4 = 7.2; B: 8·0.6 + 6·0.4 = 7.2; C is A again.
    const rows = rankSolutions({
      criteria: twoCriteria,
      solutions: solutions('A', 'B', 'C'),
      sheets: [sheet('A', 'e1', 6, 9), sheet('B', 'e1', 8, 6), sheet('C', 'e1', 6, 9)],
    });
    expect(order(rows)).toEqual([
      ['B', 1, false],
      ['A', 2, true],
      ['C', 2, true],
    ]);
  });

  it('never rounds before it compares', () => {
    // 22/3 against 73/10 on one criterion: both show as 7.3, the first is the greater one.
    const criteria = [{ id: 'c1', position: 1, weightBps: 10_000, minimumTenths: null }];
    const points = (solution: string, list: number[]) =>
      list.map((c1, index) => ({ solutionId: `s${solution}`, evaluatorId: `e${index}`, points: { c1 } }));
    const rows = rankSolutions({
      criteria,
      solutions: solutions('A', 'B'),
      sheets: [...points('A', [7, 7, 7, 7, 7, 7, 7, 8, 8, 8]), ...points('B', [7, 7, 8])],
    });
    expect(order(rows)).toEqual([
      ['B', 1, false],
      ['A', 2, false],
    ]);
  });

  it('keeps a solution below a minimum out of the ranks, exactly at the minimum in', () => {
    const criteria = twoCriteria.map((criterion) =>
      criterion.id === 'c2' ? { ...criterion, minimumTenths: 65 } : criterion,
    );
    const rows = rankSolutions({
      criteria,
      solutions: solutions('A', 'B'),
      sheets: [sheet('A', 'e1', 10, 6), sheet('A', 'e2', 10, 6), sheet('B', 'e1', 5, 7), sheet('B', 'e2', 5, 6)],
    });
    expect(rows.map((row) => [row.label, row.rank, row.standing])).toEqual([
      ['B', 1, 'ranked'],
      ['A', null, 'below_minimum'],
    ]);
  });

  it('shows normalised scores only when enough sheets mean something', () => {
    const labels = ['A', 'B', 'C', 'D', 'E'];
    const sheets = (evaluators: number) =>
      labels.flatMap((label, index) =>
        Array.from({ length: evaluators }, (_, each) => sheet(label, `e${each}`, index + each, index + each)),
      );
    const of = (evaluators: number) =>
      rankSolutions({ criteria: twoCriteria, solutions: solutions(...labels), sheets: sheets(evaluators) });
    expect(of(normalisationNeeds.evaluators - 1).every((row) => row.normalised === null)).toBe(true);
    // Strict or mild, all three put them in the same order: the standard scores are the same for each.
    expect(of(normalisationNeeds.evaluators).map((row) => row.normalised)).toEqual([1.41, 0.71, 0, -0.71, -1.41]);
  });
});

/** Complete panels over a few solutions and criteria, weights adding up to 10,000. */
const panelInput = fc
  .record({
    cuts: fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 0, maxLength: 4 }),
    solutionCount: fc.integer({ min: 1, max: 7 }),
    evaluatorCount: fc.integer({ min: 1, max: 5 }),
    minimums: fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { minLength: 5, maxLength: 5 }),
    points: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 175, maxLength: 175 }),
  })
  .map(({ cuts, solutionCount, evaluatorCount, minimums, points }): Input => {
    const edges = [0, ...new Set(cuts), 10_000].sort((a, b) => a - b);
    const criteria = edges.slice(1).map((edge, index) => ({
      id: `c${index}`,
      position: index,
      weightBps: edge - (edges[index] ?? 0),
      minimumTenths: minimums[index] ?? null,
    }));
    const labels = Array.from({ length: solutionCount }, (_, index) => labelAt(index));
    let next = 0;
    const sheets = labels.flatMap((label) =>
      Array.from({ length: evaluatorCount }, (_, each) => ({
        solutionId: `s${label}`,
        evaluatorId: `e${each}`,
        points: Object.fromEntries(criteria.map(({ id }) => [id, points[next++ % points.length] ?? 0])),
      })),
    );
    return { criteria, solutions: solutions(...labels), sheets };
  });

const shuffle = <T>(rows: readonly T[], seed: number): T[] =>
  rows
    .map((row, index) => ({ row, key: ((index + 1) * 2_654_435_761 * (seed + 1)) % 1_000_003 }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);

describe('ranking by property', () => {
  it('does not depend on the order of anything it is given', () => {
    fc.assert(
      fc.property(panelInput, fc.integer({ min: 0, max: 1_000 }), (input, seed) => {
        const mixed = {
          criteria: shuffle(input.criteria, seed),
          solutions: shuffle(input.solutions, seed + 1),
          sheets: shuffle(input.sheets, seed + 2),
        };
        expect(rankSolutions(mixed)).toEqual(rankSolutions(input));
      }),
    );
  });

  it('never ranks a solution lower because one of its points was raised', () => {
    fc.assert(
      fc.property(panelInput, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 10 }), (input, which, criterion, by) => {
        const raised = input.sheets[which % input.sheets.length];
        const id = input.criteria[criterion % input.criteria.length]?.id;
        if (!raised || !id) return;
        const points = { ...raised.points, [id]: Math.min(10, (raised.points[id] ?? 0) + by) };
        const sheets = input.sheets.map((each) => (each === raised ? { ...each, points } : each));
        const place = (rows: ReturnType<typeof rankSolutions>) =>
          rows.find((row) => row.solutionId === raised.solutionId)?.rank ?? Number.POSITIVE_INFINITY;
        expect(place(rankSolutions({ ...input, sheets }))).toBeLessThanOrEqual(place(rankSolutions(input)));
      }),
    );
  });

  it('gives the others, after a disqualification, exactly the ranking they would have without that solution', () => {
    fc.assert(
      fc.property(panelInput, fc.nat(), (input, which) => {
        const out = input.solutions[which % input.solutions.length];
        const after = rankSolutions({
          ...input,
          solutions: input.solutions.map((each) => (each === out ? { ...each, disqualified: true } : each)),
        });
        const without = rankSolutions({
          ...input,
          solutions: input.solutions.filter((each) => each !== out),
          sheets: input.sheets.filter((each) => each.solutionId !== out?.id),
        });
        expect(after.filter((row) => row.solutionId !== out?.id)).toEqual(without);
        expect(after.find((row) => row.solutionId === out?.id)).toMatchObject({ rank: null, standing: 'disqualified' });
      }),
    );
  });

  it('gives ranks 1 to n with gaps only after shared ones', () => {
    fc.assert(
      fc.property(panelInput, (input) => {
        const ranks = rankSolutions(input).flatMap((row) => (row.rank === null ? [] : [row.rank]));
        for (const [index, rank] of ranks.entries()) expect(rank).toBe(ranks[index - 1] === rank ? rank : index + 1);
      }),
    );
  });
});
