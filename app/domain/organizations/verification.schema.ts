import { z } from 'zod';
import { textField } from '#app/domain/kernel/fields.ts';
import { checklistNoteLimit } from './organization.schema.ts';

export const verificationKinds = ['first', 'renewal', 'change', 'bank'] as const;
export type VerificationKind = (typeof verificationKinds)[number];

/** What the desk looks at, each with words under `verification:item.<item>.{label,hint}`. */
export const checklistItems = [
  'identity',
  'in_operation',
  'establishment',
  'representative',
  'kind',
  'address',
  'foreign_register',
  'no_duplicate',
  'bank_holder',
  'recognition',
] as const;
export type ChecklistItem = (typeof checklistItems)[number];

export type CheckedFacts = {
  request: VerificationKind;
  organizationKind: string;
  foreign: boolean;
  hasBank: boolean;
  hasRecognition: boolean;
};

/** The checklist of one request: what there is to look at for this kind of organisation and no more. */
export function checklistFor(facts: CheckedFacts): ChecklistItem[] {
  if (facts.request === 'bank') return ['representative', 'bank_holder'];
  const publicBody = facts.organizationKind === 'state_agency' || facts.organizationKind === 'university';
  const items: (ChecklistItem | false)[] = [
    'identity',
    facts.foreign ? 'foreign_register' : publicBody ? 'establishment' : 'in_operation',
    'representative',
    'kind',
    'address',
    'no_duplicate',
    facts.hasBank && 'bank_holder',
    facts.hasRecognition && 'recognition',
  ];
  return items.filter((item): item is ChecklistItem => item !== false);
}

export type ChecklistAnswers = Record<string, { answer: 'yes' | 'no' | null; note: string }>;

/** Approval takes a yes at every item; anything unanswered or denied stands in its way. */
export function openItems(items: readonly ChecklistItem[], answers: ChecklistAnswers): ChecklistItem[] {
  return items.filter((item) => answers[item]?.answer !== 'yes');
}

const itemSchema = z
  .object({ answer: z.enum(['yes', 'no']).optional(), note: textField(checklistNoteLimit) })
  .default({ note: '' });

/** The checklist as its form sends it: `identity.answer`, `identity.note`, …; what is not there is not answered. */
export const checklistSchema = z.object(
  Object.fromEntries(checklistItems.map((item) => [item, itemSchema])) as Record<ChecklistItem, typeof itemSchema>,
);

export function answersOf(input: z.output<typeof checklistSchema>): ChecklistAnswers {
  return Object.fromEntries(
    checklistItems.map((item) => [item, { answer: input[item].answer ?? null, note: input[item].note }]),
  );
}
