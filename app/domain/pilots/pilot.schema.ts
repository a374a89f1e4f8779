import { z } from 'zod';
import { dayField, moneyField, requiredText, textField } from '#app/domain/kernel/fields.ts';
import { parseScaled } from '#app/domain/kernel/scaled.ts';
import { message } from '#app/i18n/message.ts';

const limits = { title: 200, terms: 30_000, criteria: 4_000, note: 4_000, number: 60, milestones: 24 } as const;

/** An amount that must be there and be more than nothing. */
const amount = moneyField().transform((value, context) => {
  if (value === null || value <= 0n) {
    context.addIssue({ code: 'custom', message: message(value === null ? 'form.required' : 'form.money') });
    return z.NEVER;
  }
  return value;
});

const day = dayField();

const days = z.string().transform((text, context) => {
  const count = parseScaled(text, 0);
  if (count === null || count < 1 || count > 60) {
    context.addIssue({ code: 'custom', message: message('form.between', { min: 1, max: 60 }) });
    return z.NEVER;
  }
  return count;
});

const milestoneDraft = z.object({
  title: requiredText(limits.title),
  acceptanceCriteria: requiredText(limits.criteria),
  amountVnd: amount,
  dueOn: day,
});

/** The whole draft of a contract: what is offered for signature later. */
export const contractDraftSchema = z
  .object({
    revision: z.coerce.number().int(),
    title: requiredText(limits.title),
    terms: requiredText(limits.terms),
    valueVnd: amount,
    inspectionDays: days,
    milestones: z.array(milestoneDraft).min(1).max(limits.milestones),
  })
  .superRefine((draft, context) => {
    const sum = draft.milestones.reduce((total, milestone) => total + milestone.amountVnd, 0n);
    if (sum !== draft.valueVnd)
      context.addIssue({
        code: 'custom',
        path: ['valueVnd'],
        message: message('pilot.milestonesAddUp', { sum: groupThousands(sum), value: groupThousands(draft.valueVnd) }),
      });
    draft.milestones.forEach((milestone, index) => {
      const before = draft.milestones[index - 1];
      if (before && milestone.dueOn < before.dueOn)
        context.addIssue({
          code: 'custom',
          path: ['milestones', index, 'dueOn'],
          message: message('pilot.dateOrder'),
        });
    });
  });
export type ContractDraft = z.infer<typeof contractDraftSchema>;

/** Both languages group thousands here with a point, as the money fields do. */
function groupThousands(amountVnd: bigint): string {
  return amountVnd.toString().replace(/\B(?=(\d{3})+$)/g, '.');
}

const checked = z.literal(true, { error: message('form.confirm') });

export const offerContractSchema = z.object({ confirm: checked });

/** Signing: over the hash of the document that the page showed. */
export const signContractSchema = z.object({
  documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
  typedName: requiredText(limits.title),
  confirm: checked,
  /** Of a state body: number of the approval decision that allows the signature. */
  decisionNumber: textField(limits.number),
});

export const fundMilestoneSchema = z.object({ confirm: checked });

/** Nothing to fill in: the page's button is the declaration. */
export const startMilestoneSchema = z.object({});

export const deliverMilestoneSchema = z.object({ note: requiredText(limits.note), confirm: checked });

export const requestChangesSchema = z.object({ reason: requiredText(limits.note) });

export const acceptMilestoneSchema = z.object({ note: textField(limits.note), confirm: checked });

export const releaseMilestoneSchema = z.object({
  invoiceNumber: requiredText(limits.number),
  invoiceDate: day,
  confirm: checked,
});

export const recordPaymentSchema = z.object({
  orderNumber: requiredText(limits.number),
  paidOn: day,
  confirm: checked,
});
