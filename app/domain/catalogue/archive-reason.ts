/** Why a problem is shown as one of the past; words under `catalogue:archived.<code>`. */
export const archiveReasonCodes = ['past_date', 'no_date', 'no_criteria', 'foreign_currency'] as const;
export type ArchiveReason = (typeof archiveReasonCodes)[number];

/** Everything that keeps a problem from being an open call; none means it is complete enough for a draft. */
export function archiveReasons(
  problem: { closes_at: Date | null; criteria: readonly unknown[]; currency: string | null },
  now: Date,
): ArchiveReason[] {
  const reasons: ArchiveReason[] = [];
  if (problem.closes_at === null) reasons.push('no_date');
  else if (problem.closes_at <= now) reasons.push('past_date');
  if (problem.criteria.length === 0) reasons.push('no_criteria');
  if (problem.currency !== null && problem.currency !== 'VND') reasons.push('foreign_currency');
  return reasons;
}
