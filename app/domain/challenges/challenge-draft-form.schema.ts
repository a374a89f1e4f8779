import { z } from 'zod';
import { formatScaled } from '#app/domain/kernel/scaled.ts';
import { type DraftStep, draftStepNames, draftSteps } from './challenge.schema.ts';

/** What travels with every step: the revision its page was made from, and what the pressed button wants. */
const envelope = {
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  intent: z.enum(['save', 'next', 'overwrite', 'autosave']).default('save'),
};

/** The forms of the steps: a step's own fields and the envelope. */
export const draftForms = {
  problem: draftSteps.problem.extend(envelope),
  scope: draftSteps.scope.extend(envelope),
  terms: draftSteps.terms.extend(envelope),
  criteria: draftSteps.criteria.extend(envelope),
  dates: draftSteps.dates.extend(envelope),
} as const satisfies Record<DraftStep, z.ZodType>;

/** Steps in addresses: `?buoc=tieu-chi`. */
export const stepSlugs: Record<DraftStep, string> = {
  problem: 'van-de',
  scope: 'pham-vi',
  terms: 'kinh-phi',
  criteria: 'tieu-chi',
  dates: 'thoi-han',
};

export function stepOfSlug(slug: string | null): DraftStep {
  return draftStepNames.find((step) => stepSlugs[step] === slug) ?? draftStepNames[0];
}

/** The step after this one; null after the last. */
export function nextStep(step: DraftStep): DraftStep | null {
  return draftStepNames[draftStepNames.indexOf(step) + 1] ?? null;
}

type Stored = {
  tags: string[];
  pilotMonths: number | null;
  budgetMinVnd: bigint | null;
  budgetMaxVnd: bigint | null;
  closesAt: Date | null;
  wardCode: string | null;
};
type StoredCriterion = { name: string; guidance: string; weightBps: number; minimumTenths: number | null };

/** A stored draft as its form shows it: numbers and moments as the text one would type. */
export function toFormValues<Row extends Stored>(challenge: Row, criteria: readonly StoredCriterion[]) {
  return {
    ...challenge,
    wardCode: challenge.wardCode ?? '',
    tags: challenge.tags.join(', '),
    pilotMonths: challenge.pilotMonths?.toString() ?? '',
    budgetMinVnd: challenge.budgetMinVnd?.toString() ?? '',
    budgetMaxVnd: challenge.budgetMaxVnd?.toString() ?? '',
    closesAt: challenge.closesAt?.toISOString() ?? '',
    criteria: criteria.map((row) => ({
      name: row.name,
      guidance: row.guidance,
      weight: row.weightBps === 0 ? '' : formatScaled(row.weightBps, 2),
      minimum: row.minimumTenths === null ? '' : formatScaled(row.minimumTenths, 1),
    })),
  };
}
