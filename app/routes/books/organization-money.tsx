import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Money } from '#app/components/money.tsx';
import { MoneyBand } from '#app/components/money-band.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { placeLooks } from '#app/components/pilots/money-picture.tsx';
import { SandboxNotice } from '#app/components/pilots/sandbox-notice.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { organizationMoney } from '#app/domain/pilots/organization-money.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['books', 'pilots', 'payments'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { page: { title: getT(request, 'books')('money.title') }, ...(await organizationMoney(actor)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OrganizationMoney() {
  const { t } = useT('books', 'pilots');
  const { page, contracts, totals } = useLoaderData<typeof loader>();
  return (
    <Page>
      {contracts.some(({ rail }) => rail === 'sandbox') ? <SandboxNotice rail="sandbox" /> : null}
      <PageHeader
        title={page.title}
        lead={t('money.lead')}
        actions={contracts.length > 0 ? <ButtonLink to="/don-vi/so-cai">{t('money.ledger')}</ButtonLink> : null}
      />
      {contracts.length === 0 ? (
        <EmptyState
          title={t('money.emptyTitle')}
          action={<ButtonLink to="/hop-dong">{t('money.emptyAction')}</ButtonLink>}
        >
          {t('money.emptyText')}
        </EmptyState>
      ) : (
        <>
          <div className="space-y-10">
            {totals.sponsor ? <Total {...totals.sponsor} title={t('money.bandSponsor')} /> : null}
            {totals.startup ? <Total {...totals.startup} title={t('money.bandStartup')} /> : null}
          </div>
          <Upcoming />
          <Contracts />
        </>
      )}
    </Page>
  );
}

type Picture = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['totals']['sponsor']>;

function Total({ title, valueVnd, picture }: Picture & { title: string }) {
  const { t } = useT('pilots');
  return (
    <MoneyBand
      title={title}
      totalVnd={valueVnd.toString()}
      parts={picture.map(({ place, vnd }) => ({
        key: place,
        label: t(`money.place.${place}`),
        vnd: vnd.toString(),
        look: placeLooks[place],
      }))}
    />
  );
}

function Upcoming() {
  const { t, lang } = useT('books');
  const { upcoming } = useLoaderData<typeof loader>();
  return (
    <Section title={t('money.upcoming')} lead={t('money.upcomingLead')}>
      {upcoming.length === 0 ? (
        <p>{t('money.nothingUpcoming')}</p>
      ) : (
        <Table
          caption={t('money.upcoming')}
          rows={upcoming}
          rowKey={(row) => row.milestoneId}
          columns={[
            {
              key: 'milestone',
              heading: t('money.milestone'),
              cell: (row) => (
                <>
                  <Link to={`/hop-dong/${row.contractId}#moc-${row.position}`}>{row.milestoneTitle}</Link>
                  <span className="block text-sm font-normal text-muted">{row.contractTitle}</span>
                </>
              ),
            },
            { key: 'due', heading: t('money.due'), cell: (row) => formatDate(`${row.dueOn}T12:00:00+07:00`, lang) },
            {
              key: 'next',
              heading: t('money.next'),
              cell: (row) => (
                <span className="flex flex-col items-start gap-1">
                  <StatusBadge machine="milestone" status={row.status} />
                  {t(`step.${row.status}`)}
                </span>
              ),
            },
            { key: 'amount', heading: t('money.amount'), numeric: true, cell: (row) => <Money vnd={row.amountVnd} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Contracts() {
  const { t } = useT('books');
  const { contracts } = useLoaderData<typeof loader>();
  type Row = (typeof contracts)[number];
  const at = (row: Row, ...places: string[]) =>
    row.picture.filter(({ place }) => places.includes(place)).reduce((sum, { vnd }) => sum + vnd, 0n);
  const column = (key: string, heading: string, ...places: string[]) => ({
    key,
    heading,
    numeric: true,
    cell: (row: Row) => <Money vnd={at(row, ...places)} />,
  });
  return (
    <Section title={t('money.contracts')}>
      <Table
        caption={t('money.contracts')}
        rows={contracts}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'contract',
            heading: t('money.contract'),
            cell: (row) => (
              <>
                <Link to={`/hop-dong/${row.id}`}>{row.title}</Link>
                <span className="block text-sm font-normal text-muted">
                  {row.code} · {row.partner}
                </span>
              </>
            ),
          },
          { key: 'value', heading: t('money.value'), numeric: true, cell: (row) => <Money vnd={row.valueVnd} /> },
          column('notPaidIn', t('money.notPaidIn'), 'not_paid_in'),
          column('held', t('money.held'), 'held', 'disputed', 'retained'),
          column('owed', t('money.owed'), 'due', 'on_its_way'),
          column('paid', t('money.paid'), 'paid', 'fees'),
          column('refunded', t('money.refunded'), 'refunded'),
        ]}
      />
    </Section>
  );
}
