import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TermsPage } from '#app/components/legal/terms-page.tsx';
import { HeldData } from '#app/components/personal-data/held-data.tsx';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { loadTerms } from './load-terms.server.ts';

export const handle = { i18n: ['terms', 'personalData'] };

export function loader({ request }: LoaderFunctionArgs) {
  return loadTerms(request, 'privacy');
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function PrivacyNotice() {
  return (
    <TermsPage {...useLoaderData<typeof loader>()}>
      <HeldData />
    </TermsPage>
  );
}
