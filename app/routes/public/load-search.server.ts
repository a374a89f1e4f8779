import { filterCount, names, noChoice, type SearchChoice } from '#app/components/search/search-choice.ts';
import { challengeFields } from '#app/domain/challenges/challenge.schema.ts';
import { organizationKinds } from '#app/domain/kernel/actor.ts';
import { listWards } from '#app/domain/organizations/wards.queries.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { langOf } from '#app/i18n/href.ts';
import { type SearchFilters, type SearchSort, searchStates, textLimit, totalCap } from '#search/engine.ts';
import { search } from '#search/search.server.ts';
import type { SearchKind } from '#search/search-document.ts';

const pageSize = 20;

const sortsOf: Record<SearchKind, SearchSort[]> = {
  challenge: ['relevance', 'newest', 'closing', 'budget'],
  catalogue_entry: ['relevance', 'newest'],
};

/** An address may say anything: what is no choice of ours is not made. */
function readChoice(params: URLSearchParams, kind: SearchKind): SearchChoice {
  const many = (name: string, allowed: readonly string[]) => [
    ...new Set(params.getAll(name).filter((value) => allowed.includes(value))),
  ];
  const state = searchStates.find((one) => kind === 'challenge' && one === params.get(names.state));
  const text = (params.get(names.text) ?? '').replaceAll('\0', '').trim().slice(0, textLimit);
  const sort = sortsOf[kind].find((one) => one === params.get(names.sort));
  return {
    text,
    fields: many(names.fields, challengeFields),
    sponsorTypes: many(names.sponsorTypes, organizationKinds),
    wardCode: /^\d{5}$/.exec(params.get(names.wardCode) ?? '')?.[0] ?? '',
    state: state ?? '',
    // The order that holds anyway is no choice: it would go on holding where another is better.
    sort: sort && sort !== defaultSort(text) && !(sort === 'relevance' && text === '') ? sort : '',
  };
}

function filtersOf(choice: SearchChoice, kind: SearchKind): SearchFilters {
  return {
    kind,
    fields: choice.fields,
    sponsorTypes: choice.sponsorTypes,
    wardCode: choice.wardCode || undefined,
    state: choice.state || undefined,
  };
}

/** Best match for a question, the newest for a list. */
const defaultSort = (text: string): SearchSort => (text ? 'relevance' : 'newest');

async function countOf(choice: SearchChoice, kind: SearchKind) {
  const filters = filtersOf(choice, kind);
  const { total } = await search({ text: choice.text, filters, sort: 'relevance', limit: 1, lang: 'vi' });
  return total;
}

/** One page of a list with everything around it: choices with their counts, and ways on where little was found. */
export async function loadSearch(request: Request, kind: SearchKind, clientAddress: string) {
  const params = new URL(request.url).searchParams;
  const choice = readChoice(params, kind);
  // The bare list is one page that everybody shares; questions are what a machine could ask without end.
  if (choice.text || filterCount(choice) > 0) await countAttempt('search', { clientAddress });
  const sort = (choice.sort as SearchSort) || defaultSort(choice.text);
  const cursor = params.get(names.cursor) ?? undefined;
  const [result, wards] = await Promise.all([
    search({
      text: choice.text,
      filters: filtersOf(choice, kind),
      sort,
      cursor,
      limit: pageSize,
      lang: langOf(request),
    }),
    listWards(),
  ]);
  const nothing = result.total.count === 0;
  const other: SearchKind = kind === 'challenge' ? 'catalogue_entry' : 'challenge';
  const [unfiltered, elsewhere] = await Promise.all([
    nothing && filterCount(choice) > 0 ? countOf({ ...noChoice, text: choice.text }, kind) : null,
    choice.text && (nothing || kind === 'challenge') ? countOf({ ...noChoice, text: choice.text }, other) : null,
  ]);
  return {
    ids: result.hits.map((hit) => hit.document.id),
    list: {
      kind,
      choice,
      sorts: sortsOf[kind].filter((one) => one !== 'relevance' || choice.text !== ''),
      approximate: result.hits.filter((hit) => hit.approximate).map((hit) => hit.document.id),
      total: result.total,
      cap: totalCap,
      next: result.nextCursor,
      first: cursor === undefined,
      pageSize,
      fields: withCounts(challengeFields, result.facets?.fields, choice.fields),
      sponsorTypes: withCounts(
        organizationKinds.filter((type) => type !== 'startup'),
        result.facets?.sponsorTypes,
        choice.sponsorTypes,
      ),
      wards,
      unfiltered,
      elsewhere,
    },
  };
}

export type SearchList = Awaited<ReturnType<typeof loadSearch>>['list'];

/** Values that lead somewhere, and those already chosen; without counts, where there are too many to count, all of them. */
function withCounts(values: readonly string[], counts: Record<string, number> | undefined, chosen: readonly string[]) {
  return values
    .map((value) => ({ value, count: counts ? (counts[value] ?? 0) : null }))
    .filter(({ value, count }) => count !== 0 || chosen.includes(value));
}
