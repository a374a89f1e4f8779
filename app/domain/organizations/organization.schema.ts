import { z } from 'zod';
import { dayField, requiredText, textField } from '#app/domain/kernel/fields.ts';
import { message } from '#app/i18n/message.ts';
import { allSubKinds, kindOf, type SubKind } from './organization.kinds.ts';
import { bankHolderName } from './plain-letters.ts';
import { parseTaxCode } from './tax-code.ts';

export const switchOrganizationSchema = z.object({
  organizationId: z.uuid(),
  /** Where to go on to; judged by `safePath`. */
  next: z.string().optional(),
});

/** Longest texts, in characters. */
const limits = { name: 250, summary: 600, street: 200, phone: 20, reason: 2_000, note: 1_000, message: 600 } as const;

/** A register's number: letters and digits, upper case, without blanks, so that it is unique as written. */
const registrationNumber = z
  .string()
  .overwrite((text) => text.toUpperCase().replace(/\s+/g, ''))
  .max(40)
  .regex(/^[A-Z0-9./-]*$/, message('organization.registrationNumber'))
  .default('');

const identityFields = {
  subKind: z.enum(allSubKinds as [SubKind, ...SubKind[]]),
  name: requiredText(limits.name),
  internationalName: textField(limits.name),
  taxCode: textField(30),
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/, message('form.invalidChoice'))
    .default(''),
  registrationNumber,
};

type IdentityInput = z.output<z.ZodObject<typeof identityFields>>;

/** Vietnamese organisations are known by their tax code, foreign startups by country and registration number. */
function checkRegister(input: IdentityInput, context: z.RefinementCtx): void {
  const complain = (path: string, words: string) => context.addIssue({ code: 'custom', path: [path], message: words });
  if (input.subKind === 'foreign') {
    if (input.country === '') complain('country', message('form.choose'));
    if (input.country === 'VN') complain('country', message('organization.notForeign'));
    if (input.registrationNumber === '') complain('registrationNumber', message('form.required'));
    return;
  }
  const parsed = parseTaxCode(input.taxCode);
  if (input.taxCode === '') complain('taxCode', message('form.required'));
  else if (!parsed.ok) complain('taxCode', message(taxCodeProblems[parsed.problem]));
  else if (parsed.form === 'individual' && input.subKind !== 'one_person')
    complain('taxCode', message('organization.taxCodeIndividual'));
}

const taxCodeProblems = {
  length: 'organization.taxCodeLength',
  check_digit: 'organization.taxCodeCheck',
  unissued: 'organization.taxCodeUnissued',
} as const;

/** What an organisation is by law. After its verification it changes only through the desk. */
export const identitySchema = z.object(identityFields).superRefine(checkRegister);

/** The legal fields as they are stored: exactly one register, one written form. Call it with what the schema has passed. */
export function identityOf(input: z.output<typeof identitySchema>) {
  const foreign = input.subKind === 'foreign';
  const parsed = foreign ? null : parseTaxCode(input.taxCode);
  return {
    name: input.name.replace(/\s+/g, ' '),
    internationalName: input.internationalName,
    kind: kindOf(input.subKind),
    subKind: input.subKind,
    country: foreign ? input.country : 'VN',
    taxCode: parsed?.ok ? parsed.code : null,
    registrationNumber: foreign ? input.registrationNumber : null,
  };
}
export type Identity = ReturnType<typeof identityOf>;

export const profileSchema = z.object({
  summary: textField(limits.summary),
  summaryEn: textField(limits.summary),
  website: z
    .string()
    .trim()
    .max(200)
    .refine((text) => text === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text), message('form.url'))
    .default(''),
  contactEmail: z
    .string()
    .trim()
    .max(254)
    .refine((text) => text === '' || z.email().safeParse(text).success, message('form.email'))
    .default(''),
  contactPhone: z
    .string()
    .trim()
    .max(limits.phone)
    .regex(/^(\+?[\d ().-]{8,20})?$/, message('organization.phone'))
    .default(''),
  street: textField(limits.street),
  /** Name or code of a commune-level unit, as typed or chosen; the use case finds it. */
  ward: textField(100),
});
export type ProfileInput = z.output<typeof profileSchema>;

export const bankSchema = z.object({
  bankBin: z.string().regex(/^\d{6}$/, message('form.choose')),
  /** No national check digit: 6 to 19 letters and digits. */
  bankAccount: z
    .string()
    .overwrite((text) => text.toUpperCase().replace(/[\s.-]+/g, ''))
    .min(1)
    .regex(/^[0-9A-Z]{6,19}$/, message('organization.bankAccount')),
  bankAccountHolder: z.string().overwrite(bankHolderName).min(1).max(100),
});
export type BankInput = z.output<typeof bankSchema>;

export const recognitionSchema = z.object({
  recognitionNumber: requiredText(60),
  recognitionOn: dayField(),
  recognitionAuthority: requiredText(200),
});
export type RecognitionInput = z.output<typeof recognitionSchema>;

const ticked = z.literal('on', message('form.confirm'));

export const requestVerificationSchema = z.object({ confirmed: ticked });

export const requestAccessSchema = z.object({
  /** Tax code, or `CC:number` for a foreign one, as in the link. */
  code: z.string().trim().min(1).max(60),
  message: textField(limits.message),
});

export const accessDecisionSchema = z
  .object({
    decision: z.enum(['accept', 'refuse']),
    role: z.enum(['member', 'manager', 'finance']).default('member'),
    reason: textField(limits.reason),
  })
  .superRefine((input, context) => {
    if (input.decision === 'refuse' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: message('form.required') });
  });
export type AccessDecision = z.output<typeof accessDecisionSchema>;

export const verificationDecisionSchema = z
  .object({
    decision: z.enum(['approve', 'ask_changes', 'refuse']),
    reason: textField(limits.reason),
  })
  .superRefine((input, context) => {
    if (input.decision !== 'approve' && input.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: message('form.required') });
  });

/** Suspending and reinstating: the organisation reads the reason. */
export const reasonSchema = z.object({ reason: requiredText(limits.reason) });

export const checklistNoteLimit = limits.note;
