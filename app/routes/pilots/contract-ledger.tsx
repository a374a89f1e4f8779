import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Statement } from '#app/components/books/statement.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { SandboxNotice } from '#app/components/pilots/sandbox-notice.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { readStatementQuery, writeStatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { contractStatement } from '#app/domain/pilots/contract-statement.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'books'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const search = new URL(request.url).searchParams;
  const asked = search.get('ben');
  const query = readStatementQuery(search);
  const { contract, parties, statement } = await contractStatement(
    actor,
    params.contractId ?? '',
    asked,
    query,
    'page',
  );
  const title = getT(request, 'pilots')('ledger.title', { code: contract.code });
  const { id, rail } = contract;
  return {
    page: { title },
    contract: { id, rail, title: contract.title },
    parties: parties.map((party) => ({ id: party.id, name: party.name })),
    party: parties.some((party) => party.id === asked) ? asked : null,
    statement,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractLedger() {
  const { t } = useT('pilots', 'payments', 'books');
  const { page, contract, parties, party, statement } = useLoaderData<typeof loader>();
  const address = `/hop-dong/${contract.id}/so-cai`;
  const asked = statement.query.from !== null || statement.query.to !== null || party !== null;
  return (
    <Page>
      <SandboxNotice rail={contract.rail} />
      <PageHeader
        title={page.title}
        lead={t('ledger.lead')}
        breadcrumbs={[
          { to: '/hop-dong', label: t('list.title') },
          { to: `/hop-dong/${contract.id}`, label: contract.title },
        ]}
      />
      {statement.accounts.length === 0 && !asked ? (
        <EmptyState
          title={t(isCommitmentOnly(contract.rail) ? 'ledger.emptyTreasury' : 'ledger.empty')}
          action={<ButtonLink to={`/hop-dong/${contract.id}`}>{t('contract.back')}</ButtonLink>}
        />
      ) : (
        <>
          <FilterLinks
            label={t('books:party.filter')}
            links={[
              {
                to: address + writeStatementQuery(statement.query),
                label: t('books:party.all'),
                current: party === null,
              },
              ...parties.map(({ id, name }) => ({
                to: address + writeStatementQuery({ ...statement.query, account: null }, { ben: id }),
                label: name,
                current: party === id,
              })),
            ]}
          />
          <Statement statement={statement} address={address} more={party ? { ben: party } : {}} />
        </>
      )}
    </Page>
  );
}
