import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChallengeCard } from '#app/components/search/challenge-card.tsx';
import { Results } from '#app/components/search/results.tsx';
import { SearchPage } from '#app/components/search/search-page.tsx';
import { publicCards } from '#app/domain/challenges/public-cards.queries.server.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';
import { loadSearch } from './load-search.server.ts';

export const handle = { i18n: ['search', 'challenges'] };

/** Everything published, open calls first. Search finds ids; what is shown of them comes from the database. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const t = getT(request, 'search');
  const { ids, list } = await loadSearch(request, 'challenge', context.clientAddress);
  return {
    page: { title: t('challenges.title'), description: t('challenges.description') },
    list,
    cards: await publicCards(ids),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=5' });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeList() {
  const { list, cards } = useLoaderData<typeof loader>();
  return (
    <SearchPage list={list}>
      <Results
        rows={cards}
        approximate={list.approximate}
        card={(card) => <ChallengeCard key={card.id} card={card} />}
      />
    </SearchPage>
  );
}
