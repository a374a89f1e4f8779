import { z } from 'zod';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { noAwardReasons } from '#app/domain/challenges/challenge.states.ts';
import { requiredText, textField } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';

export const evaluationLimits = { comment: 2_000, note: 1_000, feedback: 4_000, points: 10 } as const;

/** A panel: everybody asked, with a role or none. */
export const formPanelSchema = z.object({
  members: z
    .array(z.object({ userId: z.uuid(), role: z.enum(['evaluator', 'chair']).optional() }))
    .max(500)
    .default([])
    .transform((rows) => rows.flatMap(({ userId, role }) => (role ? [{ userId, role }] : []))),
});
export type AppointedMember = z.infer<typeof formPanelSchema>['members'][number];

export const appointEvaluatorSchema = z.object({ userId: z.uuid() });

/** Looking for evaluators, by the query of the panel's page; what is no field of activity asks for every one. */
export const candidateSearchSchema = z.object({
  field: z.enum(challengeFields).optional().catch(undefined),
  words: z.string().trim().max(100).catch(''),
});

/** "None" has to be said as clearly as "one". */
export const declareConflictSchema = z
  .object({ conflict: z.enum(['none', 'declared']), note: textField(evaluationLimits.note) })
  .refine((value) => value.conflict === 'none' || value.note !== '', {
    path: ['note'],
    message: message('form.required'),
  });

export const waiveConflictSchema = z.object({ reason: requiredText(evaluationLimits.note) });

const points = z.number().int().min(0).max(evaluationLimits.points).optional();

/** A sheet as far as it is filled in; locking asks for the rest. */
export const scoreSheetSchema = z.object({
  scores: z
    .array(z.object({ criterionId: z.uuid(), points, comment: textField(evaluationLimits.comment) }))
    .max(50)
    .default([]),
  comment: textField(evaluationLimits.comment),
});
export type ScoreSheetInput = z.infer<typeof scoreSheetSchema>;

/** What keeps a sheet from being locked, as messages beside its fields; empty when it is complete. */
export function missingFromSheet(sheet: ScoreSheetInput): Record<string, string[]> {
  const points = sheet.scores.flatMap((score, index): [string, string[]][] =>
    score.points === undefined ? [[`scores[${index}].points`, [message('form.choose')]]] : [],
  );
  return Object.fromEntries([...points, ...(sheet.comment === '' ? [['comment', [message('form.required')]]] : [])]);
}

/** The sheet's form: what the pressed button wants travels with it. */
export const scoreSheetForm = scoreSheetSchema.extend({ intent: z.enum(['save', 'lock', 'autosave']).default('save') });

export const feedbackSchema = z.object({ feedback: requiredText(evaluationLimits.feedback) });
export const disqualifySchema = z.object({ reason: requiredText(evaluationLimits.feedback) });
export const awardSchema = z.object({ reason: textField(evaluationLimits.note) });
export const noAwardSchema = z.object({ reason: z.enum(noAwardReasons) });

/** Pages that ask once more before something final; the press of the button is the answer. */
const confirmation = z.object({ confirmed: z.literal('on') });
export const confirmOpeningSchema = confirmation;
export const lockSchema = confirmation;
