import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { ClosingSoon } from '#app/components/home/closing-soon.tsx';
import { Fairness } from '#app/components/home/fairness.tsx';
import { Figures } from '#app/components/home/figures.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { closingSoonChallenges } from '#app/domain/challenges/challenge-lists.queries.server.ts';
import { onTimeDays, unsafePublicFigures } from '#app/domain/flows/public-figures.queries.server.ts';
import { site } from '#app/http/site.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['home'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const t = getT(request, 'home');
  const [figures, closing] = await Promise.all([unsafePublicFigures(), closingSoonChallenges(5)]);
  return {
    page: { title: t('title'), description: t('description') },
    figures: { ...figures, onTimeDays, testMoney: site.testMoney },
    closing: closing.map(({ id, code, title, sponsorName, budgetMinVnd, budgetMaxVnd, closesAt }) => ({
      id,
      code,
      title,
      sponsorName,
      budgetMinVnd,
      budgetMaxVnd,
      closesAt,
    })),
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=5' });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Home() {
  const { t } = useT('home');
  const { figures, closing } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-tool px-4 pt-10 pb-6 md:px-8 md:pt-16">
      <header className="max-w-4xl">
        <h1 className="text-3xl md:text-4xl">{t('title')}</h1>
        <p className="mt-5 max-w-reading text-read text-muted">{t('lead')}</p>
        <div className="mt-7">
          <ButtonLink to="/de-bai" variant="primary" prefetch="intent">
            {t('action')}
          </ButtonLink>
        </div>
      </header>
      <Doors />
      <ClosingSoon challenges={closing} />
      <Figures figures={figures} />
      <Fairness />
    </div>
  );
}

const doors = [
  { key: 'problem', to: '/don-vi/de-bai/moi' },
  { key: 'solution', to: '/de-bai' },
  { key: 'oversight', to: '/cham-diem' },
] as const;

/** One door for each of the three who come; behind each is the real next step. */
function Doors() {
  const { t } = useT('home');
  return (
    <section aria-labelledby="ba-canh-cua" className="mt-14">
      <h2 id="ba-canh-cua" className="sr-only">
        {t('doors.title')}
      </h2>
      <ul className="grid border-t border-line md:grid-cols-3 md:divide-x md:divide-line">
        {doors.map(({ key, to }) => (
          <li key={key} className="border-b border-line py-6 md:border-b-0 md:px-8 md:first:pl-0 md:last:pr-0">
            <h3 className="text-xl">{t(`doors.${key}.title`)}</h3>
            <p className="mt-2 text-muted">{t(`doors.${key}.text`)}</p>
            <p className="mt-3">
              <Link
                to={to}
                look="plain"
                className="inline-flex min-h-11 items-center gap-2 font-bold text-sea hover:underline"
              >
                {t(`doors.${key}.action`)}
                <ArrowRight aria-hidden="true" className="size-4.5" />
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
