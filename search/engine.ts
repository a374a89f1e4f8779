import type { SearchDocument, SearchKind } from './search-document.ts';

/**
 * The port of search: what pages ask and what both engines answer. Search finds; it never decides who may see what, so
 * pages read what they show from the database by the ids of the hits.
 */
export const searchSorts = ['relevance', 'newest', 'closing', 'budget'] as const;
export type SearchSort = (typeof searchSorts)[number];

export const searchStates = ['open', 'closed'] as const;
export type SearchState = (typeof searchStates)[number];

export type SearchFilters = {
  kind: SearchKind;
  fields?: readonly string[];
  wardCode?: string | undefined;
  sponsorTypes?: readonly string[];
  /** `open`: published and its deadline not passed; `closed`: everything else. */
  state?: SearchState | undefined;
};

export type SearchRequest = {
  /** What the person typed; at most `textLimit` characters count. */
  text: string;
  filters: SearchFilters;
  /** `relevance` without a text is the newest first. */
  sort: SearchSort;
  /** `nextCursor` of the page before; anything else starts from the top. */
  cursor?: string | undefined;
  /** Hits per page, 1 to 100. */
  limit: number;
  /** What the visitor reads: of equal hits those in this language come first, in the catalogue all of them. */
  lang: 'vi' | 'en';
};

export type SearchHit = {
  document: SearchDocument;
  /** Not what was asked to the letter: some words missing, other marks, or another spelling. */
  approximate: boolean;
};

export type FacetCounts = { fields: Record<string, number>; sponsorTypes: Record<string, number> };

export type SearchResult = {
  hits: SearchHit[];
  /** Never above `totalCap`; `capped` says there are more. */
  total: { count: number; capped: boolean };
  /** Null where the total is capped: a count of a part would mislead. */
  facets: FacetCounts | null;
  nextCursor: string | null;
};

/** Counting stops here ("hơn 1.000"). */
export const totalCap = 1_000;
/** Matches that are ranked; what lies beyond is reached by a narrower question. */
export const rankedLimit = 500;
/** Best matches that are ordered again by marks, phrases and fields. */
export const rerankedLimit = 60;
export const textLimit = 200;
/** Fewer exact hits than this are filled up with approximate ones. */
export const enoughHits = 3;

export type SearchEngine = { search(request: SearchRequest): Promise<SearchResult> };

/** Position in a ranked list, 0 for anything that is no cursor of ours. */
export function offsetOf(cursor: string | undefined): number {
  const digits = /^p(\d{1,3})$/.exec(cursor ?? '')?.[1];
  return digits ? Math.min(Number(digits), rankedLimit) : 0;
}

export function cursorAt(offset: number, found: number): string | null {
  return offset < Math.min(found, rankedLimit) ? `p${offset}` : null;
}
