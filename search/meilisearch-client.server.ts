import { type Index, Meilisearch, type Settings } from 'meilisearch';
import { env } from '#app/env.server.ts';
import type { IndexedDocument } from './search-document.ts';

/** Name of the index that answers; a rebuild fills another one and swaps the two. */
export const liveIndex = 'documents';

/** Longest a person waits for the second engine before PostgreSQL answers, in milliseconds. */
const searchTimeout = 700;
const writeTimeout = 20_000;

export const settings: Settings = {
  searchableAttributes: ['title', 'tags', 'search_alias', 'summary', 'body'],
  displayedAttributes: ['id', 'document', 'search_alias'],
  filterableAttributes: ['kind', 'status', 'field', 'sponsor_type', 'ward_code', 'closes_at'],
  sortableAttributes: ['is_open', 'sort_at', 'closes_at', 'budget_max_vnd'],
  // An order that was asked for comes before relevance.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 }, disableOnNumbers: true },
  // One more than is ever counted, to know that there are more.
  pagination: { maxTotalHits: 1_001 },
  stopWords: [],
};

/** A document as the second engine stores it; times in seconds, so that filters compare numbers. */
export type MeilisearchDocument = {
  id: string;
  kind: string;
  status: string;
  is_open: number;
  field: string | null;
  sponsor_type: string | null;
  ward_code: string | null;
  closes_at: number | null;
  sort_at: number;
  budget_max_vnd: number | null;
  title: string;
  tags: string[];
  search_alias: string;
  summary: string;
  body: string;
  document: IndexedDocument['document'];
};

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);

export function toMeilisearch({ document, alias, body }: IndexedDocument): MeilisearchDocument {
  return {
    id: document.id,
    kind: document.kind,
    status: document.status,
    is_open: document.status === 'published' ? 1 : 0,
    field: document.field,
    sponsor_type: document.sponsorType,
    ward_code: document.wardCode,
    closes_at: document.closesAt === null ? null : seconds(document.closesAt),
    sort_at: seconds(document.sortAt),
    // Below 2^53 for any budget a page accepts; used for the order only.
    budget_max_vnd: document.budgetMaxVnd === null ? null : Number(document.budgetMaxVnd),
    title: document.title,
    tags: document.tags,
    search_alias: alias,
    summary: document.summary,
    body,
    document,
  };
}

function client(timeout: number): Meilisearch | null {
  if (!env.meilisearchUrl) return null;
  return new Meilisearch({
    host: env.meilisearchUrl,
    timeout,
    ...(env.meilisearchKey ? { apiKey: env.meilisearchKey } : {}),
  });
}

const searching = client(searchTimeout);
const writing = client(writeTimeout);

/** Null when no second engine is configured. */
export function searchIndex(): Index<MeilisearchDocument> | null {
  return searching?.index<MeilisearchDocument>(liveIndex) ?? null;
}

/** Whether the second engine says of itself that it is well, within the time a person would wait. */
export async function isMeilisearchHealthy(): Promise<boolean> {
  return (await searching?.isHealthy()) ?? false;
}

/** Null when no second engine is configured. */
export function writingClient(): Meilisearch | null {
  return writing;
}
