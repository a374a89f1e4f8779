import type { SearchChoice } from './search-choice.ts';

type Total = { count: number; capped: boolean };
export type Countable = { value: string; count: number | null };

/** A page of a list with its choices, as its loader gives it. */
export type ShownList = {
  kind: 'challenge' | 'catalogue_entry';
  choice: SearchChoice;
  /** Orders to choose from; the first holds without a choice. */
  sorts: readonly ('relevance' | 'newest' | 'closing' | 'budget')[];
  approximate: readonly string[];
  total: Total;
  cap: number;
  next: string | null;
  first: boolean;
  pageSize: number;
  fields: readonly Countable[];
  sponsorTypes: readonly Countable[];
  wards: readonly { code: string; name: string }[];
  /** Found without any filter, where the filters left nothing. */
  unfiltered: Total | null;
  /** Found by the same words in the other list. */
  elsewhere: Total | null;
};
