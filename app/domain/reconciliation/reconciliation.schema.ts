import { z } from 'zod';
import { moneyField, requiredText, textField } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';

/** Kept beside the profiles themselves, which the browser does not need. */
export const statementFormats = ['auto', 'vietcombank', 'bidv', 'techcombank'] as const;

const mostBytes = 5 * 1024 * 1024;

export const statementFileSchema = z.object({
  format: z.enum(statementFormats).default('auto'),
  file: z
    .instanceof(File, { message: message('form.file') })
    .refine((file) => file.size > 0, message('form.file'))
    .refine((file) => file.size <= mostBytes, message('reason.statement_too_large')),
});

const checked = z.literal(true, { error: message('form.confirm') });

export const confirmSchema = z.object({ confirm: checked });

export const decisionKinds = ['assign', 'send_back', 'payout_return', 'cover'] as const;

const asciiName = z
  .string()
  .overwrite((text) => text.trim())
  .max(70)
  .default('');

export const proposeSchema = z
  .object({
    kind: z.enum(decisionKinds),
    /** Code of the request or payout, id of the line covered; nothing for money that goes back. */
    target: z
      .string()
      .overwrite((text) => text.trim())
      .max(64)
      .default(''),
    amountVnd: moneyField(),
    beneficiaryName: asciiName,
    beneficiaryBin: textField(6),
    beneficiaryAccount: textField(19),
    reason: requiredText(500),
  })
  .superRefine((value, context) => {
    const need = (path: string, holds: boolean, key: 'form.required' | 'form.bankBin' | 'form.bankAccount') => {
      if (!holds) context.addIssue({ code: 'custom', path: [path], message: message(key) });
    };
    if (value.amountVnd !== null && value.amountVnd <= 0n)
      context.addIssue({ code: 'custom', path: ['amountVnd'], message: message('form.money') });
    if (value.kind !== 'send_back') return need('target', value.target !== '', 'form.required');
    need('beneficiaryName', value.beneficiaryName !== '', 'form.required');
    need('beneficiaryBin', /^\d{6}$/.test(value.beneficiaryBin), 'form.bankBin');
    need('beneficiaryAccount', /^[0-9A-Za-z]{4,19}$/.test(value.beneficiaryAccount), 'form.bankAccount');
  });
export type DecisionInput = z.output<typeof proposeSchema>;

export const decideSchema = z
  .object({ verdict: z.enum(['confirm', 'reject']), reason: textField(500) })
  .superRefine((value, context) => {
    if (value.verdict === 'reject' && value.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: message('form.required') });
  });

export const makeBatchSchema = z.object({
  items: z.array(z.string().max(50)).min(1, message('form.chooseOne')).max(500),
});

export const judgeBatchSchema = z
  .object({
    intent: z.enum(['approve', 'cancel']),
    confirm: z.boolean().default(false),
    reason: textField(500),
  })
  .superRefine((value, context) => {
    if (value.intent === 'approve' && !value.confirm)
      context.addIssue({ code: 'custom', path: ['confirm'], message: message('form.confirm') });
    if (value.intent === 'cancel' && value.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: message('form.required') });
  });

export const failEntrySchema = z.object({
  reason: requiredText(500),
  confirm: checked,
});

export const closeBreakSchema = z.object({ explanation: requiredText(1_000) });
