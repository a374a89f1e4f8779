import { add, type RankedCriterion, type RankedSheet, type RankedSolution, sheetTotal } from './sheet-total.ts';

/** Standard scores say something when at least this many evaluators each scored at least this many solutions. */
export const normalisationNeeds = { evaluators: 3, solutionsEach: 5 } as const;

/** Shown beside the raw means, never ranks: each evaluator's totals as standard scores, so that strict and mild ones weigh alike. */
export function normalisedScores(
  criteria: readonly RankedCriterion[],
  solutions: readonly RankedSolution[],
  sheets: readonly RankedSheet[],
): Map<string, number> {
  const standing = new Set(solutions.filter((solution) => !solution.disqualified).map((solution) => solution.id));
  const counted = sheets
    .filter((sheet) => standing.has(sheet.solutionId))
    .map((sheet) => ({ ...sheet, total: sheetTotal(criteria, sheet.points) }))
    // A fixed order of summation, so that the order of the input cannot change the last bit of a float.
    .sort((a, b) => (a.evaluatorId + a.solutionId < b.evaluatorId + b.solutionId ? -1 : 1));
  const evaluators = [...new Set(counted.map((sheet) => sheet.evaluatorId))];
  const scoresBySolution = new Map<string, number[]>();
  for (const evaluator of evaluators) {
    const own = counted.filter((sheet) => sheet.evaluatorId === evaluator);
    if (evaluators.length < normalisationNeeds.evaluators || own.length < normalisationNeeds.solutionsEach)
      return new Map();
    const mean = add(own.map((sheet) => sheet.total)) / own.length;
    const deviation = Math.sqrt(add(own.map((sheet) => (sheet.total - mean) ** 2)) / own.length);
    for (const sheet of own) {
      const score = deviation === 0 ? 0 : (sheet.total - mean) / deviation;
      scoresBySolution.set(sheet.solutionId, [...(scoresBySolution.get(sheet.solutionId) ?? []), score]);
    }
  }
  return new Map(
    [...scoresBySolution].map(([id, scores]) => [id, Math.round((add(scores) / scores.length) * 100) / 100]),
  );
}
