import type { SolutionContent } from '#db/schema/solutions.ts';
import { mentionsOrganization } from './mentions-organization.ts';
import type { SolutionStep } from './solution.schema.ts';

/** One thing a draft lacks before it can be sealed: the form field (`answers[2].text` for a criterion) and its step. */
export type CompletenessIssue = {
  field: string;
  step: SolutionStep;
  problem: 'missing' | 'price' | 'names_organization';
  criterionName?: string;
};

type Rules = {
  criteria: readonly { id: string; name: string }[];
  /** Given when the panel scores blind: the name must not appear in what it reads. */
  hiddenName?: string;
};

const textFields = {
  title: 'overview',
  summary: 'overview',
  approach: 'approach',
  plan: 'approach',
  team: 'approach',
} as const satisfies Partial<Record<keyof SolutionContent, SolutionStep>>;

/** Lenient saving, strict sealing: everything that still keeps a draft from being submitted; empty when complete. */
export function solutionIssues(content: SolutionContent, rules: Rules): CompletenessIssue[] {
  const issues: CompletenessIssue[] = [];
  for (const [field, step] of Object.entries(textFields)) {
    const problem = problemOf(content[field as keyof typeof textFields], rules);
    if (problem) issues.push({ field, step, problem });
  }
  if (!isPrice(content.priceVnd)) issues.push({ field: 'priceVnd', step: 'overview', problem: 'price' });
  for (const [index, criterion] of rules.criteria.entries()) {
    const problem = problemOf(content.answers[criterion.id] ?? '', rules);
    if (problem)
      issues.push({ field: `answers[${index}].text`, step: 'criteria', problem, criterionName: criterion.name });
  }
  return issues;
}

function problemOf(text: string, { hiddenName }: Rules): 'missing' | 'names_organization' | null {
  if (text.trim() === '') return 'missing';
  return hiddenName !== undefined && mentionsOrganization(text, hiddenName) ? 'names_organization' : null;
}

/** A price in whole đồng greater than nothing. */
function isPrice(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}
