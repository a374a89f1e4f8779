import type { z } from 'zod';
import { plainLetters } from '#app/domain/organizations/plain-letters.ts';
import type { candidateSearchSchema } from './evaluation.schema.ts';

export type CandidateSearch = z.infer<typeof candidateSearchSchema>;

type Candidate = {
  name: string;
  organizations: string;
  profile: { fields: string[]; expertise: string; degree: string } | null;
};

/** Whether somebody works in the field and every word occurs, with or without marks, in what is known of them. */
export function matchesSearch({ name, organizations, profile }: Candidate, { field, words }: CandidateSearch): boolean {
  if (field && !profile?.fields.includes(field)) return false;
  const text = folded([name, organizations, profile?.expertise, profile?.degree].join(' '));
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const folded = (text: string) => plainLetters(text).toLowerCase();
