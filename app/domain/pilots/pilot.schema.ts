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

const calendarDay = dayField();

/** A whole number between two others. */
const whole = (min: number, max: number) =>
  z.string().transform((text, context) => {
    const count = parseScaled(text, 0);
    if (count === null || count < min || count > max) {
      context.addIssue({ code: 'custom', message: message('form.between', { min, max }) });
      return z.NEVER;
    }
    return count;
  });

/** A share of up to 20 %, in basis points. */
const share = z.string().transform((text, context) => {
  const bps = parseScaled(text, 2);
  if (bps === null || bps > 2_000) {
    context.addIssue({ code: 'custom', message: message('form.between', { min: 0, max: 20 }) });
    return z.NEVER;
  }
  return bps;
});

const milestoneDraft = z.object({
  title: requiredText(limits.title),
  acceptanceCriteria: requiredText(limits.criteria),
  amountVnd: amount,
  dueOn: calendarDay,
});

/** The whole draft of a contract: what is offered for signature later. */
export const contractDraftSchema = z
  .object({
    revision: z.coerce.number().int(),
    title: requiredText(limits.title),
    terms: requiredText(limits.terms),
    valueVnd: amount,
    kind: z.enum(['pilot', 'prize', 'grant']).default('pilot'),
    inspectionDays: whole(1, 60),
    changeRounds: whole(0, 10).default(2),
    silentAcceptance: z.boolean().default(false),
    retentionBps: share.default(0),
    warrantyDays: whole(0, 1825).default(0),
    permitFrom: calendarDay.optional(),
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
    if (draft.kind !== 'pilot' && draft.milestones.length !== 1)
      context.addIssue({ code: 'custom', path: ['kind'], message: message('pilot.oneMilestone') });
    if (draft.retentionBps > 0 && draft.warrantyDays === 0)
      context.addIssue({ code: 'custom', path: ['warrantyDays'], message: message('pilot.retentionNeedsWarranty') });
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
type WholeDraft = z.infer<typeof contractDraftSchema>;
type Usual = 'kind' | 'changeRounds' | 'silentAcceptance' | 'retentionBps' | 'warrantyDays';
/** A draft; what is usual may be left out. */
export type ContractDraft = Omit<WholeDraft, Usual> & Partial<Pick<WholeDraft, Usual>>;

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

/** One line per criterion, in its order; what meets its criterion is left empty. */
export const rejectMilestoneSchema = z.object({
  findings: z.array(z.object({ reason: textField(limits.note) })).max(100),
  confirm: checked,
});

export const disputeMilestoneSchema = z.object({
  amountVnd: amount,
  reason: requiredText(limits.note),
  confirm: checked,
});

export const acceptMilestoneSchema = z.object({ note: textField(limits.note), confirm: checked });

export const releaseMilestoneSchema = z.object({
  invoiceNumber: requiredText(limits.number),
  invoiceDate: calendarDay,
  confirm: checked,
});

export const recordPaymentSchema = z.object({
  orderNumber: requiredText(limits.number),
  paidOn: calendarDay,
  confirm: checked,
});
