import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { helpPages } from '#app/i18n/help/help-texts.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['contact'] };

export function loader({ request }: LoaderFunctionArgs) {
  const t = getT(request, 'contact');
  const pages = Object.entries(helpPages).map(([slug, page]) => {
    const { title, lead } = page[langOf(request)];
    return { slug, title, lead };
  });
  return { page: { title: t('help.title'), description: t('help.lead') }, pages };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Help() {
  const { t } = useT('contact');
  const { pages } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader title={t('help.title')} lead={t('help.lead')} />
      <ul>
        {pages.map(({ slug, title, lead }) => (
          <li key={slug} className="border-t border-line py-4">
            <h2 className="text-lg">
              <Link to={`/huong-dan/${slug}`}>{title}</Link>
            </h2>
            <p className="mt-1 text-base text-muted">{lead}</p>
          </li>
        ))}
      </ul>
      <p className="mt-6 mb-3 border-t border-line pt-6">{t('help.notFound')}</p>
      <ButtonLink to="/lien-he">{t('title')}</ButtonLink>
    </Page>
  );
}
