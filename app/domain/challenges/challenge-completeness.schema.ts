import { z } from 'zod';
import { message } from '#app/i18n/message.ts';
import { type DraftStep, draftStepNames, draftSteps } from './challenge.schema.ts';

/** Weights of a challenge's criteria add up to exactly this many basis points: 100 %. */
export const fullWeightBps = 10_000;

/** Worded here, not by zod's defaults: these messages are also made where no form was parsed. */
const required = message('form.required');
const written = (atLeast: number) =>
  z
    .string()
    .min(1, required)
    .min(atLeast, message('form.tooShort', { min: String(atLeast) }));
const amount = z.bigint(required).positive(message('form.money'));

/** Against what a closing time is measured. */
export type ClosingRule = {
  /** The database's clock. */
  now: Date;
  /** Shortest time solvers are given, in hours. */
  minimumNoticeHours: number;
};

/** True when solvers are given at least the minimum notice. */
export function closesLateEnough(closesAt: Date, rule: ClosingRule): boolean {
  return closesAt.getTime() >= rule.now.getTime() + rule.minimumNoticeHours * 3_600_000 && closesAt > rule.now;
}

const noticeMessage = (rule: ClosingRule) =>
  rule.minimumNoticeHours >= 24
    ? message('challenge.noticeDays', { count: Math.ceil(rule.minimumNoticeHours / 24) })
    : message('challenge.noticeHours', { count: rule.minimumNoticeHours });

function weightsAddUp(rows: readonly { weightBps: number }[], context: z.RefinementCtx) {
  const total = rows.reduce((sum, row) => sum + row.weightBps, 0);
  if (rows.length >= 2 && total !== fullWeightBps)
    context.addIssue({ code: 'custom', message: message('challenge.weightTotal', { total: String(total / 100) }) });
}

/**
 * What a challenge must have before anybody else reads it: asked when it is sent for review and again when it is published.
 * Lenient saving and strict sending are two schemas, so that a half-written draft is never lost.
 */
function completeChallengeSchema(rule: ClosingRule) {
  const weighted = z.object({
    name: written(1),
    weightBps: z.number(required).int().positive(message('challenge.weightPositive')),
  });
  return z
    .object({
      title: written(10),
      summary: written(30),
      problem: written(50),
      outcome: written(30),
      budgetMinVnd: amount.nullable(),
      budgetMaxVnd: amount,
      closesAt: z.date(required).refine((at) => closesLateEnough(at, rule), noticeMessage(rule)),
      criteria: z.array(weighted).min(2, message('challenge.twoCriteria')).superRefine(weightsAddUp),
    })
    .refine(budgetsInOrder, {
      path: ['budgetMinVnd'],
      message: message('challenge.budgetOrder'),
      // Also when another field is missing: a writer mends everything in one go.
      when: () => true,
    });
}

function budgetsInOrder({ budgetMinVnd: from, budgetMaxVnd: to }: { budgetMinVnd: unknown; budgetMaxVnd: unknown }) {
  return typeof from !== 'bigint' || typeof to !== 'bigint' || from <= to;
}

export type CompletenessIssue = { field: string; step: DraftStep; message: string };

type Candidate = { criteria: readonly { name: string; weightBps: number }[] } & Record<string, unknown>;

/** Everything a draft still lacks, each with the field and the step of the form where it is mended; empty when complete. */
export function completenessIssues(candidate: Candidate, rule: ClosingRule): CompletenessIssue[] {
  const parsed = completeChallengeSchema(rule).safeParse(candidate);
  if (parsed.success) return [];
  const issues = parsed.error.issues.map((issue) => ({
    field: fieldName(issue.path),
    step: stepOf(String(issue.path[0])),
    message: issue.message,
  }));
  return issues.filter((issue, index) => issues.findIndex((other) => other.field === issue.field) === index);
}

/** `['criteria', 0, 'weightBps']` → `criteria[0].weight`, the name of the form's input. */
function fieldName(path: readonly PropertyKey[]): string {
  const [head, index, inner] = path;
  if (head !== 'criteria' || index === undefined) return String(head);
  return `criteria[${String(index)}].${inner === 'weightBps' ? 'weight' : String(inner)}`;
}

function stepOf(field: string): DraftStep {
  return draftStepNames.find((step) => field in draftSteps[step].shape) ?? 'problem';
}
