import { z } from 'zod';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { requiredText, textField } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';

const limits = { line: 200, text: 2_000, reason: 500, employments: 30 } as const;

/** Experts of bidding have at least three years of experience in a related field (Bidding Law 22/2023/QH15, article 19.3). */
export const leastExperienceYears = 3;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, message('form.invalid'))
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text),
    message('form.invalid'),
  );

const employment = z
  .object({
    organizationName: textField(limits.line),
    taxCode: z
      .string()
      .trim()
      .regex(/^\d{10}(-\d{3})?$|^\d{12}$/, message('form.invalid'))
      .optional(),
    position: textField(limits.line),
    startedOn: day.optional(),
    endedOn: day.optional(),
  })
  .refine(({ organizationName, startedOn }) => !organizationName || startedOn !== undefined, {
    path: ['startedOn'],
    message: message('form.required'),
  })
  .refine(({ startedOn, endedOn }) => !startedOn || !endedOn || startedOn <= endedOn, {
    path: ['endedOn'],
    message: message('form.invalid'),
  });

/** What an evaluator says of themselves. Rows of employment without a name are not there. */
export const evaluatorProfileSchema = z.object({
  fields: z.array(z.enum(challengeFields)).min(1).max(challengeFields.length),
  expertise: requiredText(limits.text),
  degree: requiredText(limits.line),
  experienceYears: z.number().int().min(leastExperienceYears).max(60),
  languages: textField(limits.line),
  biography: textField(limits.text),
  available: z.literal('on').optional(),
  employments: z.array(employment).max(limits.employments).default([]),
});
export type EvaluatorProfileInput = z.output<typeof evaluatorProfileSchema>;

/** What the coordinator decides about a profile. */
export const decideProfileSchema = z
  .object({ decision: z.enum(['confirm', 'suspend', 'reinstate']), reason: textField(limits.reason) })
  .refine(({ decision, reason }) => decision === 'confirm' || reason !== '', {
    path: ['reason'],
    message: message('form.required'),
  });
