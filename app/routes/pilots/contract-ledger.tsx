import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { SandboxNotice } from '#app/components/pilots/sandbox-notice.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { isCommitmentOnly } from '#app/domain/payments/rails.ts';
import { contractStatement } from '#app/domain/pilots/contract-statement.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const account = new URL(request.url).searchParams.get('tai-khoan');
  const statement = await contractStatement(actor, params.contractId ?? '', account);
  const title = getT(request, 'pilots')('ledger.title', { code: statement.contract.code });
  return { page: { title }, ...statement };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractLedger() {
  const { t } = useT('pilots', 'payments');
  const { page, contract, accounts, account } = useLoaderData<typeof loader>();
  const address = `/hop-dong/${contract.id}/so-cai`;
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
      {accounts.length === 0 ? (
        <EmptyState
          title={t(isCommitmentOnly(contract.rail) ? 'ledger.emptyTreasury' : 'ledger.empty')}
          action={<ButtonLink to={`/hop-dong/${contract.id}`}>{t('contract.back')}</ButtonLink>}
        />
      ) : (
        <>
          <Section title={t('ledger.balances')}>
            <Table
              caption={t('ledger.balances')}
              rows={accounts}
              rowKey={(row) => row.kind}
              columns={[
                { key: 'account', heading: t('ledger.account'), cell: (row) => t(`payments:account.${row.kind}`) },
                {
                  key: 'balance',
                  heading: t('ledger.balance'),
                  numeric: true,
                  cell: (row) => <Money vnd={row.balanceVnd} />,
                },
              ]}
            />
          </Section>
          <Section title={t('ledger.entries')} lead={t('ledger.entriesLead')}>
            <FilterLinks
              label={t('ledger.filter')}
              links={[
                { to: address, label: t('ledger.all'), current: account === null },
                ...accounts.map(({ kind, entries }) => ({
                  to: `${address}?tai-khoan=${kind}`,
                  label: t(`payments:account.${kind}`),
                  count: entries,
                  current: account === kind,
                })),
              ]}
            />
            <Entries />
          </Section>
        </>
      )}
    </Page>
  );
}

function Entries() {
  const { t } = useT('pilots', 'payments');
  const { lines } = useLoaderData<typeof loader>();
  return (
    <Table
      caption={t('ledger.entries')}
      rows={lines}
      rowKey={(row) => row.entryId.toString()}
      columns={[
        {
          key: 'what',
          heading: t('ledger.transfer'),
          cell: (row) => (
            <>
              {t(`payments:transfer.${row.transferKind}`)}
              <span className="block text-sm font-normal text-muted">
                {row.milestonePosition ? `${t('ledger.milestone', { position: row.milestonePosition })} · ` : ''}
                <Moment at={row.postedAt} />
              </span>
            </>
          ),
        },
        {
          key: 'account',
          heading: t('ledger.account'),
          cell: (row) => (
            <span>
              {t(`payments:account.${row.accountKind}`)}
              {row.organizationName ? <span className="block text-sm text-muted">{row.organizationName}</span> : null}
            </span>
          ),
        },
        {
          key: 'debit',
          heading: t('payments:side.debit'),
          numeric: true,
          cell: (row) => (row.side === 'debit' ? <Money vnd={row.amountVnd} /> : null),
        },
        {
          key: 'credit',
          heading: t('payments:side.credit'),
          numeric: true,
          cell: (row) => (row.side === 'credit' ? <Money vnd={row.amountVnd} /> : null),
        },
        {
          key: 'balance',
          heading: t('ledger.balanceAfter'),
          numeric: true,
          cell: (row) => <Money vnd={row.balanceAfterVnd} />,
        },
      ]}
    />
  );
}
