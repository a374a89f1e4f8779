export type RankedCriterion = {
  id: string;
  position: number;
  /** Basis points; together 10,000. */
  weightBps: number;
  /** Lowest acceptable panel average in tenths of a point, or none. */
  minimumTenths: number | null;
};
export type RankedSolution = { id: string; label: string; disqualified: boolean };
/** `points`: 0 to 10 by criterion id, complete. */
export type RankedSheet = { solutionId: string; evaluatorId: string; points: Readonly<Record<string, number>> };

export const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Weighted total of one sheet: points × basis points, 0 to 100,000. */
export function sheetTotal(criteria: readonly RankedCriterion[], points: Readonly<Record<string, number>>): number {
  return add(criteria.map((criterion) => pointsOf(points, criterion.id) * criterion.weightBps));
}

export function pointsOf(points: Readonly<Record<string, number>>, criterionId: string): number {
  const value = points[criterionId];
  if (value === undefined) throw new RangeError(`a sheet without points for criterion ${criterionId} cannot be ranked`);
  return value;
}
