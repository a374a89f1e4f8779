/** The acceptance criteria of a milestone one by one: each line that says something is one. Pure. */
export function criteriaOf(acceptanceCriteria: string): string[] {
  return acceptanceCriteria
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
