import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Statement } from '#app/components/books/statement.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { organizationStatement } from '#app/domain/ledger/organization-statement.queries.server.ts';
import { readStatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['books', 'payments'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = readStatementQuery(new URL(request.url).searchParams);
  const statement = await organizationStatement(actor, query, 'page');
  return { page: { title: getT(request, 'books')('organization.title', { name: actor.organizationName }) }, statement };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OrganizationLedger() {
  const { t } = useT('books');
  const { page, statement } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={page.title} lead={t('organization.lead')} />
      <Statement statement={statement} address="/don-vi/so-cai" withContracts />
    </Page>
  );
}
