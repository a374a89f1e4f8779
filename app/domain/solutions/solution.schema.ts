import { z } from 'zod';
import { moneyField, textField } from '#app/domain/kernel/fields.ts';

/** Greatest lengths, in characters; the form counts down to them. */
export const solutionLimits = {
  title: 200,
  summary: 1_000,
  approach: 8_000,
  plan: 6_000,
  team: 4_000,
  answer: 4_000,
} as const;

/** The steps of the long form: what one page of it sends. A draft may be as unfinished as its writer likes. */
export const solutionSteps = {
  overview: z.object({
    title: textField(solutionLimits.title),
    summary: textField(solutionLimits.summary),
    /** Sealed as a decimal string, so that the JSON under the receipt is canonical. */
    priceVnd: moneyField().transform((amount) => amount?.toString() ?? ''),
  }),
  approach: z.object({
    approach: textField(solutionLimits.approach),
    plan: textField(solutionLimits.plan),
    team: textField(solutionLimits.team),
  }),
  criteria: z.object({
    answers: z
      .array(z.object({ criterionId: z.uuid(), text: textField(solutionLimits.answer) }))
      .max(50)
      .default([])
      .transform((rows): Record<string, string> => Object.fromEntries(rows.map((row) => [row.criterionId, row.text]))),
  }),
} as const;

export type SolutionStep = keyof typeof solutionSteps;

type StepValues = { [S in SolutionStep]: z.infer<(typeof solutionSteps)[S]> };
/** Any part of a draft, as a step sends it. */
export type SolutionChanges = Partial<StepValues['overview'] & StepValues['approach'] & StepValues['criteria']>;

/** The revision says which draft the page showed: what was not seen is not sealed. */
export const submitSolutionSchema = z.object({ revision: z.number().int().positive() });
export const withdrawSolutionSchema = z.object({ confirmed: z.literal('on') });
