import { z } from 'zod';
import { momentField, moneyField, requiredText, textField } from '#app/domain/kernel/fields.ts';
import { parseScaled } from '#app/domain/kernel/scaled.ts';
import { message } from '#app/i18n/message.ts';
import { cancelReasons } from './challenge.states.ts';

/** Fields of activity of the city plan; words under `challenges:field.<code>`. */
export const challengeFields = [
  'seaport',
  'logistics',
  'manufacturing',
  'semiconductor',
  'environment',
  'energy',
  'public_admin',
  'healthcare',
  'education',
  'agriculture',
  'tourism',
  'other',
] as const;

export const challengeKinds = ['idea', 'proof_of_concept', 'pilot', 'ready_product'] as const;
export const intellectualPropertyTerms = ['solver_keeps', 'shared', 'licence', 'sponsor_owns'] as const;
export const fundingSources = [
  'private',
  'state_owned_enterprise',
  'state_budget',
  'science_fund',
  'sponsorship',
] as const;

/** Selection forms of the e-GP system a challenge may lead to, and our own for money outside the Bidding Law. */
export const procurementRoutes = ['TU_QUYET_DINH', 'DH', 'CDTRG', 'CDT', 'CHCT', 'DTRR', 'LCNT_DB', 'MSTT'] as const;

const limits = { title: 200, summary: 500, text: 10_000, note: 2_000, tags: 10, tag: 40, criteria: 20 } as const;

const tagList = z
  .string()
  .optional()
  .transform((text = '') => [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string().max(limits.tag)).max(limits.tags));

const monthCount = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined || text.trim() === '') return null;
    const months = parseScaled(text, 0);
    if (months === null || months < 1 || months > 60)
      context.addIssue({ code: 'custom', message: message('form.between', { min: 1, max: 60 }) });
    return months;
  });

/** `33,5` % → 3350 basis points; an empty field counts as nothing yet. */
const weight = z
  .string()
  .optional()
  .transform((text, context) => {
    const bps = text === undefined || text.trim() === '' ? 0 : parseScaled(text, 2);
    if (bps === null || bps > 10_000) context.addIssue({ code: 'custom', message: message('form.percent') });
    return bps ?? 0;
  });

/** Lowest acceptable panel average, 0 to 10 with one decimal, kept in tenths. */
const minimum = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined || text.trim() === '') return null;
    const tenths = parseScaled(text, 1);
    if (tenths === null || tenths > 100)
      context.addIssue({ code: 'custom', message: message('form.between', { min: 0, max: 10 }) });
    return tenths;
  });

const criterion = z.object({
  name: textField(limits.title),
  guidance: textField(limits.note),
  weight,
  minimum,
});
export type CriterionDraft = z.infer<typeof criterion>;

const isEmpty = (row: CriterionDraft) => !row.name && !row.guidance && row.weight === 0 && row.minimum === null;

/** The steps of the long form: what one page of it sends. A draft may be as unfinished as its writer likes. */
export const draftSteps = {
  problem: z.object({
    title: requiredText(limits.title),
    summary: textField(limits.summary),
    problem: textField(limits.text),
    outcome: textField(limits.text),
    constraints: textField(limits.text),
    dataAvailable: textField(limits.text),
  }),
  scope: z.object({
    field: z.enum(challengeFields),
    kind: z.enum(challengeKinds),
    wardCode: z
      .string()
      .regex(/^\d{5}$/)
      .nullable()
      .default(null),
    tags: tagList,
    pilotMonths: monthCount,
    sandboxRequired: z.boolean().default(false),
    eligibility: textField(limits.text),
  }),
  terms: z.object({
    budgetMinVnd: moneyField(),
    budgetMaxVnd: moneyField(),
    reward: textField(limits.note),
    fundingSource: z.enum(fundingSources),
    procurementRoute: z.enum(procurementRoutes),
    intellectualProperty: z.enum(intellectualPropertyTerms),
  }),
  criteria: z.object({
    criteria: z
      .array(criterion)
      .max(limits.criteria)
      .default([])
      .transform((rows) => rows.filter((row) => !isEmpty(row))),
    blind: z.boolean().default(false),
  }),
  dates: z.object({
    closesAt: momentField(),
  }),
} as const;

export type DraftStep = keyof typeof draftSteps;
export const draftStepNames = Object.keys(draftSteps) as [DraftStep, ...DraftStep[]];

type StepValues = { [S in DraftStep]: z.infer<(typeof draftSteps)[S]> };
/** Any part of a draft, as a step sends it. */
export type DraftChanges = Partial<
  StepValues['problem'] & StepValues['scope'] & StepValues['terms'] & StepValues['criteria'] & StepValues['dates']
>;

/** What a new draft needs: a name to find it by, and where it belongs. */
export const newChallengeSchema = z.object({
  title: requiredText(limits.title),
  field: z.enum(challengeFields),
  kind: z.enum(challengeKinds),
});
export type NewChallenge = z.infer<typeof newChallengeSchema>;

/** A reviewer's decision; only asking for changes needs words. */
export const reviewDecisionSchema = z
  .object({ decision: z.enum(['approve', 'request_changes']), reason: textField(limits.text) })
  .refine(({ decision, reason }) => decision === 'approve' || reason !== '', {
    path: ['reason'],
    message: message('form.required'),
  });
export const cancelChallengeSchema = z.object({ reason: z.enum(cancelReasons) });
export const publishChallengeSchema = z.object({ closesAt: momentField() });
