import { normalisedScores } from './normalised-scores.ts';
import {
  add,
  pointsOf,
  type RankedCriterion,
  type RankedSheet,
  type RankedSolution,
  sheetTotal,
} from './sheet-total.ts';

/**
 * The ranking of a challenge: a pure function of the criteria, the solutions that still stand and the sheets that count.
 * Whole-number arithmetic decides; nothing is rounded before it is shown. The caller leaves out the sheets of evaluators
 * with a conflict. The same input in any order gives the same ranking.
 */

export type CriterionMean = { criterionId: string; meanCenti: number; belowMinimum: boolean };
export type RankingRow = {
  solutionId: string;
  label: string;
  /** 1 is best; equal solutions share a rank. Null: disqualified, below a minimum, or without a sheet. */
  rank: number | null;
  standing: 'ranked' | 'below_minimum' | 'disqualified' | 'unscored';
  /** True when another solution has the same rank after every rule of {@link compareStandings}. */
  tied: boolean;
  /** Weighted mean of the sheets in hundredths of a point, 0 to 1000, rounded half up; for showing only. */
  meanCenti: number;
  /** Highest less lowest sheet, in hundredths of a point: how far the evaluators are apart. */
  spreadCenti: number;
  /** Mean of each evaluator's own standard scores, to two decimals; null while there are too few sheets to mean anything. */
  normalised: number | null;
  criteria: CriterionMean[];
  sheets: number;
};

type Standing = {
  solution: RankedSolution;
  totals: number[];
  sums: ReadonlyMap<string, number>;
  meetsMinimums: boolean;
};

/** sum ÷ count × scale, rounded half up, in whole numbers. */
function roundedMean(sum: number, count: number, scale: { times: number; over: number }): number {
  if (count === 0) return 0;
  const divisor = count * scale.over;
  return Math.floor((2 * sum * scale.times + divisor) / (2 * divisor));
}

/** Compares sumA ÷ countA with sumB ÷ countB without dividing; negative when A is the better one. */
function betterMean(sumA: number, countA: number, sumB: number, countB: number): number {
  return sumB * countA - sumA * countB;
}

/**
 * The order, and the tie rule: higher weighted mean; if equal, higher mean on the criterion with the greatest weight, then
 * on the next one (equal weights: in the order of the challenge). Still equal: they share the rank, and the award needs
 * a written reason.
 */
function compareStandings(criteria: readonly RankedCriterion[], a: Standing, b: Standing): number {
  const overall = betterMean(add(a.totals), a.totals.length, add(b.totals), b.totals.length);
  if (overall !== 0) return overall;
  for (const { id } of criteria) {
    const byCriterion = betterMean(a.sums.get(id) ?? 0, a.totals.length, b.sums.get(id) ?? 0, b.totals.length);
    if (byCriterion !== 0) return byCriterion;
  }
  return 0;
}

function standingOf(criteria: readonly RankedCriterion[], solution: RankedSolution, sheets: readonly RankedSheet[]) {
  const own = sheets.filter((sheet) => sheet.solutionId === solution.id);
  const sums = new Map(criteria.map(({ id }) => [id, add(own.map((sheet) => pointsOf(sheet.points, id)))]));
  const meetsMinimums = criteria.every(({ id, minimumTenths }) => meets(sums.get(id) ?? 0, own.length, minimumTenths));
  return { solution, totals: own.map((sheet) => sheetTotal(criteria, sheet.points)), sums, meetsMinimums };
}

function meets(sum: number, count: number, minimumTenths: number | null): boolean {
  return minimumTenths === null || sum * 10 >= minimumTenths * count;
}

export function rankSolutions(input: {
  criteria: readonly RankedCriterion[];
  solutions: readonly RankedSolution[];
  sheets: readonly RankedSheet[];
}): RankingRow[] {
  const criteria = [...input.criteria].sort((a, b) => b.weightBps - a.weightBps || a.position - b.position);
  const standings = input.solutions.map((solution) => standingOf(criteria, solution, input.sheets));
  const normalised = normalisedScores(criteria, input.solutions, input.sheets);

  const ranked = standings
    .filter(({ solution, totals, meetsMinimums }) => !solution.disqualified && totals.length > 0 && meetsMinimums)
    .sort((a, b) => compareStandings(criteria, a, b) || byLabel(a, b));
  const rankOf = (standing: Standing) =>
    ranked.findIndex((other) => compareStandings(criteria, other, standing) === 0) + 1;
  const equals = (standing: Standing) =>
    ranked.filter((other) => compareStandings(criteria, other, standing) === 0).length;
  const others = standings.filter((standing) => !ranked.includes(standing)).sort(byLabel);

  return [...ranked, ...others].map((standing) => {
    const isRanked = ranked.includes(standing);
    return {
      ...figures(criteria, standing),
      rank: isRanked ? rankOf(standing) : null,
      standing: isRanked ? 'ranked' : whyNotRanked(standing),
      tied: isRanked && equals(standing) > 1,
      normalised: normalised.get(standing.solution.id) ?? null,
    };
  });
}

function byLabel(a: Standing, b: Standing): number {
  const [left, right] = [a.solution, b.solution];
  return left.label.length - right.label.length || (left.label < right.label ? -1 : left.label > right.label ? 1 : 0);
}

function whyNotRanked({ solution, totals }: Standing): 'below_minimum' | 'disqualified' | 'unscored' {
  if (solution.disqualified) return 'disqualified';
  return totals.length === 0 ? 'unscored' : 'below_minimum';
}

function figures(criteria: readonly RankedCriterion[], { solution, totals, sums }: Standing) {
  const count = totals.length;
  const spread = count === 0 ? 0 : Math.max(...totals) - Math.min(...totals);
  const inOrder = [...criteria].sort((a, b) => a.position - b.position);
  return {
    solutionId: solution.id,
    label: solution.label,
    sheets: count,
    // 10 points × 10,000 bps = 100,000 stands for 10.00 points = 1,000 hundredths.
    meanCenti: roundedMean(add(totals), count, { times: 1, over: 100 }),
    spreadCenti: roundedMean(spread, 1, { times: 1, over: 100 }),
    criteria: inOrder.map(({ id, minimumTenths }) => ({
      criterionId: id,
      meanCenti: roundedMean(sums.get(id) ?? 0, count, { times: 100, over: 1 }),
      belowMinimum: count > 0 && !meets(sums.get(id) ?? 0, count, minimumTenths),
    })),
  };
}
