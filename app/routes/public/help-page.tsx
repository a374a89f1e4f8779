import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { PrintButton } from '#app/components/print-button.tsx';
import { Prose } from '#app/components/prose.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { type HelpPage, helpPages } from '#app/i18n/help/help-texts.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['contact'] };

export function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.slug ?? '';
  if (!Object.hasOwn(helpPages, slug)) throw new DomainError('not_found');
  const { title, lead, text } = helpPages[slug as HelpPage][langOf(request)];
  return { page: { title, description: lead }, title, lead, text };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function HelpForRole() {
  const { t } = useT('contact');
  const { title, lead, text } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[{ to: '/huong-dan', label: t('help.title') }]}
        actions={<PrintButton />}
      />
      <Prose text={text} />
    </Page>
  );
}
