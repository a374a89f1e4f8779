import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CatalogueCard } from '#app/components/search/catalogue-card.tsx';
import { Results } from '#app/components/search/results.tsx';
import { SearchPage } from '#app/components/search/search-page.tsx';
import { catalogueCards } from '#app/domain/catalogue/catalogue.queries.server.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { loadSearch } from './load-search.server.ts';

export const handle = { i18n: ['search', 'challenges'] };

/** Archived problems, for reference. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const t = getT(request, 'search');
  const { ids, list } = await loadSearch(request, 'catalogue_entry', context.clientAddress);
  return {
    page: { title: t('catalogue.title'), description: t('catalogue.description') },
    list,
    entries: await catalogueCards(ids),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=5' });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function CatalogueList() {
  const { list, entries } = useLoaderData<typeof loader>();
  return (
    <SearchPage list={list}>
      <Results
        rows={entries}
        approximate={list.approximate}
        card={(entry) => <CatalogueCard key={entry.id} entry={entry} />}
      />
    </SearchPage>
  );
}
