import type { SearchParams } from 'meilisearch';
import {
  cursorAt,
  enoughHits,
  type FacetCounts,
  offsetOf,
  rerankedLimit,
  type SearchEngine,
  type SearchFilters,
  type SearchRequest,
  type SearchResult,
  type SearchSort,
  textLimit,
  totalCap,
} from './engine.ts';
import { searchIndex } from './meilisearch-client.server.ts';
import { parseQuery } from './query.ts';
import { rerank } from './rerank.ts';

/**
 * Search on Meilisearch. Answers questions with words only; lists without words and questions it finds too little for are
 * PostgreSQL's, whose near spellings also reach short syllables.
 * @throws when it does not answer in time, or finds too little
 */
export const meilisearchSearch: SearchEngine = { search };

/** Too few hits for an answer: PostgreSQL looks again. */
export class TooFewHits extends Error {}

async function search(request: SearchRequest): Promise<SearchResult> {
  const offset = offsetOf(request.cursor);
  // The best are ordered again by marks: the pages within them are cut from one answer.
  const within = offset < rerankedLimit && request.sort === 'relevance';
  const [main, facets] = await Promise.all([
    ask(request, within ? 0 : offset, within ? rerankedLimit : request.limit),
    countFacets(request),
  ]);
  const found = main.estimatedTotalHits;
  if (found < enoughHits) throw new TooFewHits();

  const slots = parseQuery(request.text);
  const documents = main.hits.map((hit) => ({ document: hit.document, alias: hit.search_alias }));
  const ordered = within
    ? rerank(slots, documents, request.lang).map(({ hit, exact }) => ({ document: hit.document, approximate: !exact }))
    : documents.map(({ document }) => ({ document, approximate: false }));
  const hits = within ? ordered.slice(offset, offset + request.limit) : ordered;
  const capped = found > totalCap;
  return {
    hits,
    total: { count: Math.min(found, totalCap), capped },
    facets: capped ? null : facets,
    nextCursor: cursorAt(offset + request.limit, found),
  };
}

async function ask(request: SearchRequest, offset: number, limit: number) {
  return required().search(request.text.slice(0, textLimit), {
    offset,
    limit,
    filter: filterOf(request.filters),
    matchingStrategy: 'all',
    ...orders[request.sort],
  } satisfies SearchParams);
}

const orders: Record<SearchSort, { sort?: string[] }> = {
  relevance: {},
  newest: { sort: ['is_open:desc', 'sort_at:desc'] },
  closing: { sort: ['is_open:desc', 'closes_at:asc'] },
  budget: { sort: ['budget_max_vnd:desc'] },
};

/** Counts of each facet without its own choice, like PostgreSQL's. */
async function countFacets(request: SearchRequest): Promise<FacetCounts> {
  const count = async (attribute: string, filters: SearchFilters) => {
    const answer = await required().search(request.text.slice(0, textLimit), {
      limit: 0,
      filter: filterOf(filters),
      matchingStrategy: 'all',
      facets: [attribute],
    });
    return answer.facetDistribution?.[attribute] ?? {};
  };
  const [fields, sponsorTypes] = await Promise.all([
    count('field', { ...request.filters, fields: [] }),
    count('sponsor_type', { ...request.filters, sponsorTypes: [] }),
  ]);
  return { fields, sponsorTypes };
}

function filterOf(filters: SearchFilters): (string | string[])[] {
  const now = Math.floor(Date.now() / 1000);
  const parts: (string | string[])[] = [`kind = ${quoted(filters.kind)}`];
  if (filters.fields?.length) parts.push(filters.fields.map((field) => `field = ${quoted(field)}`));
  if (filters.sponsorTypes?.length) parts.push(filters.sponsorTypes.map((type) => `sponsor_type = ${quoted(type)}`));
  if (filters.wardCode) parts.push(`ward_code = ${quoted(filters.wardCode)}`);
  if (filters.state === 'open') parts.push('status = "published"', `closes_at > ${now}`);
  if (filters.state === 'closed') parts.push(['status != "published"', `closes_at <= ${now}`]);
  return parts;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function required() {
  const index = searchIndex();
  if (!index) throw new Error('no second search engine is configured');
  return index;
}
