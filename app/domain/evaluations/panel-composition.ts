/** A panel is at least two evaluators and exactly one chair. */
export const leastEvaluators = 2;

export function composition(
  members: readonly { role: 'evaluator' | 'chair' | 'secretary' }[],
): 'complete' | 'needs_evaluators' | 'needs_one_chair' {
  if (members.filter((member) => member.role === 'chair').length !== 1) return 'needs_one_chair';
  const evaluators = members.filter((member) => member.role === 'evaluator').length;
  return evaluators >= leastEvaluators ? 'complete' : 'needs_evaluators';
}
