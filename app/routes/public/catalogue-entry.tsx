import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { CatalogueAside } from '#app/components/public/catalogue-aside.tsx';
import { Contents } from '#app/components/public/contents.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { requireCatalogueEntry } from '#app/domain/catalogue/catalogue.queries.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['catalogue', 'search', 'challenges'] };

export async function loader({ params }: LoaderFunctionArgs) {
  const { entry, wardName } = await requireCatalogueEntry(params.entryId ?? '');
  return { page: { title: entry.title, description: entry.summary.slice(0, 200) }, entry, wardName };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=5' });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function CatalogueEntry() {
  const { entry, wardName } = useLoaderData<typeof loader>();
  const { t, lang, lookup } = useT('catalogue', 'search');
  const foreign = entry.language === lang ? undefined : entry.language;
  const sections = entry.sections.map(({ key, html }) => ({
    id: key,
    title: lookup(`catalogue:section.${key}`),
    html,
  }));
  return (
    <Page>
      <div className="flex flex-col lg:grid lg:grid-cols-[minmax(0,44rem)_minmax(18rem,1fr)] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-x-14">
        <PageHeader
          title={entry.title}
          breadcrumbs={[{ to: '/danh-muc', label: t('search:catalogue.title') }]}
          status={<Badge>{t('search:card.archived')}</Badge>}
          lead={<span lang={foreign}>{entry.summary}</span>}
        />
        <CatalogueAside entry={entry} wardName={wardName} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-2">
          {entry.fictional ? (
            <div className="mt-6 lg:mt-0">
              <Notice>{t('fictional')}</Notice>
            </div>
          ) : null}
          {sections.length > 2 ? <Contents parts={sections} /> : null}
          {sections.length === 0 ? <p className="mt-8 text-muted lg:mt-2">{t('noBody')}</p> : null}
          {sections.map(({ id, title, html }) => (
            <Section key={id} id={id} title={title}>
              {/* Cleaned by clean-html.server.ts when it was imported: no script, no style, live links only. */}
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see the line above */}
              <div className="prose" lang={entry.language} dangerouslySetInnerHTML={{ __html: html }} />
            </Section>
          ))}
          {sections.length > 0 ? (
            <p className="mt-10 border-t border-line pt-4 text-sm text-muted">
              {foreign ? `${t(entry.language === 'en' ? 'english' : 'vietnamese')} ` : ''}
              {t('cleaned')}
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
