/** What a kind of document is; catalogue entries are problems of the past and never an open call. */
export const searchKinds = ['challenge', 'catalogue_entry'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What search knows of a thing and gives back with a hit: public fields only. */
export type SearchDocument = {
  id: string;
  kind: SearchKind;
  /** Status of a challenge; `archived` for a catalogue entry. */
  status: string;
  language: 'vi' | 'en';
  code: string | null;
  title: string;
  summary: string;
  tags: string[];
  field: string | null;
  wardCode: string | null;
  wardName: string | null;
  sponsorName: string;
  sponsorType: string | null;
  /** Whole đồng as decimal text; null where unknown or in another currency. */
  budgetMaxVnd: string | null;
  /** ISO 8601. */
  closesAt: string | null;
  /** ISO 8601: when it was published, or when a problem of the past was closed or brought in. */
  sortAt: string;
};

/** A document with the words it is found by, as the engines store it. */
export type IndexedDocument = {
  document: SearchDocument;
  /** Hidden words: abbreviations, former place names, the field in both languages. */
  alias: string;
  body: string;
};
