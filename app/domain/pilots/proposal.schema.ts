import { z } from 'zod';
import { dayField, moneyField, requiredText, textField } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';
import type { MilestoneProposalKind } from './proposal.states.ts';

const reasonLength = 4_000;

const fields = z.object({
  dueOn: dayField().optional(),
  acceptedVnd: moneyField(),
  earnedVnd: moneyField(),
  refundVnd: moneyField(),
  rest: z.enum(['refund', 'follow_on', 'startup', 'funders']).optional(),
  reason: requiredText(reasonLength),
});
type Field = keyof z.infer<typeof fields>;

/** What each kind asks for besides its reason. The day of a follow-on milestone is asked for when there is one. */
const fieldsOf: Record<MilestoneProposalKind, readonly Field[]> = {
  new_date: ['dueOn'],
  rework: ['dueOn'],
  part: ['acceptedVnd', 'rest'],
  settlement: ['earnedVnd', 'refundVnd', 'rest'],
  cancellation: [],
};

/** One form for every kind, which asks for what the kind needs and forgets the rest. */
export function proposalSchemaOf(kind: MilestoneProposalKind) {
  return fields.superRefine((value, context) => {
    const asked = [...fieldsOf[kind], ...(kind === 'part' && value.rest === 'follow_on' ? (['dueOn'] as const) : [])];
    for (const field of asked)
      if (value[field] === undefined || value[field] === null)
        context.addIssue({ code: 'custom', path: [field], message: message('form.required') });
  });
}

/** Terms as they are kept and hashed: amounts as whole đồng, only what the kind asks for. */
export function termsOf(kind: MilestoneProposalKind, value: z.infer<typeof fields>): Record<string, string> {
  const names = [...fieldsOf[kind], ...(kind === 'part' && value.rest === 'follow_on' ? (['dueOn'] as const) : [])];
  return Object.fromEntries(names.sort().map((name) => [name, String(value[name] ?? '')]));
}

/** Accepting is agreeing to what the page showed, word for word; who declines says why. */
export const answerProposalSchema = z
  .object({
    answer: z.enum(['accept', 'decline', 'withdraw']),
    termsSha256: z.string().regex(/^[0-9a-f]{64}$/),
    reason: textField(reasonLength),
  })
  .superRefine(({ answer, reason }, context) => {
    if (answer === 'decline' && reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: message('form.required') });
  });
