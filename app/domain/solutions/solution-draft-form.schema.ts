import { z } from 'zod';
import type { SolutionContent } from '#db/schema/solutions.ts';
import { type SolutionStep, solutionSteps } from './solution.schema.ts';

/** What travels with every step: the revision its page was made from, and what the pressed button wants. */
const envelope = {
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  intent: z.enum(['save', 'next', 'overwrite', 'autosave']).default('save'),
};

/** The forms of the steps: a step's own fields and the envelope. */
export const solutionForms = {
  overview: solutionSteps.overview.extend(envelope),
  approach: solutionSteps.approach.extend(envelope),
  criteria: solutionSteps.criteria.extend(envelope),
} as const satisfies Record<SolutionStep, z.ZodType>;

/** Pages of the editor in order: three forms and the files. */
export const editorPages = ['overview', 'approach', 'criteria', 'files'] as const;
export type EditorPage = (typeof editorPages)[number];

/** Pages in addresses: `?buoc=tieu-chi`. */
const pageSlugs: Record<EditorPage, string> = {
  overview: 'tong-quan',
  approach: 'cach-lam',
  criteria: 'tieu-chi',
  files: 'tep',
};

export function editorPageOf(slug: string | null): EditorPage {
  return editorPages.find((page) => pageSlugs[page] === slug) ?? editorPages[0];
}

export function editorAddress(solutionId: string, page: EditorPage): string {
  return `/giai-phap/${solutionId}/soan?buoc=${pageSlugs[page]}`;
}

/** The page after this one; null after the last. */
export function pageAfter(page: EditorPage): EditorPage | null {
  return editorPages[editorPages.indexOf(page) + 1] ?? null;
}

/** A stored draft as its form shows it, with one answer per criterion in the challenge's order. */
export function toSolutionForm(draft: SolutionContent, criteria: readonly { id: string }[]) {
  return {
    ...draft,
    answers: criteria.map(({ id }) => ({ criterionId: id, text: draft.answers[id] ?? '' })),
  };
}
