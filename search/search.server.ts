import { env } from '#app/env.server.ts';
import type { SearchEngine, SearchRequest, SearchResult } from './engine.ts';
import { meilisearchSearch, TooFewHits } from './meilisearch.server.ts';
import { isMeilisearchHealthy } from './meilisearch-client.server.ts';
import { postgresSearch } from './postgres.server.ts';

/** How long the second engine is left alone after it failed, in milliseconds: nobody else waits for it meanwhile. */
const rest = 10_000;
let resting = 0;

/** The port: Meilisearch for questions with words, when its URL is set and it answers; PostgreSQL for all the rest. */
export function search(request: SearchRequest): Promise<SearchResult> {
  if (!env.meilisearchUrl || request.text.trim() === '' || Date.now() < resting) return postgresSearch.search(request);
  return withFallback(request, meilisearchSearch, postgresSearch);
}

async function withFallback(request: SearchRequest, first: SearchEngine, second: SearchEngine): Promise<SearchResult> {
  try {
    return await first.search(request);
  } catch (error) {
    if (!(error instanceof TooFewHits)) {
      resting = Date.now() + rest;
      process.emitWarning(`search falls back to PostgreSQL for ${rest / 1000} s: ${String(error)}`, 'SearchWarning');
    }
    return second.search(request);
  }
}

/** For `/readyz`: which engine answers questions now. `degraded` means the configured one does not, and PostgreSQL does. */
export async function searchState(): Promise<'postgres' | 'meilisearch' | 'degraded'> {
  if (!env.meilisearchUrl) return 'postgres';
  return Date.now() >= resting && (await isMeilisearchHealthy()) ? 'meilisearch' : 'degraded';
}
