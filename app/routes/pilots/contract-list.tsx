import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Money } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listContracts } from '#app/domain/pilots/contract.queries.server.ts';
import { finalMilestoneStatuses } from '#app/domain/pilots/milestone.states.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const contracts = await listContracts(actor);
  return {
    page: { title: getT(request, 'pilots')('list.title') },
    isStartup: actor.organizationKind === 'startup',
    rows: contracts.map(({ contract, buyer, supplier, milestones }) => {
      const { id, code, title, status, valueVnd } = contract;
      const done = milestones.filter((each) => finalMilestoneStatuses.includes(each.status)).length;
      const isBuyer = buyer.id === actor.organizationId;
      const isParty = isBuyer || supplier.id === actor.organizationId;
      const partner = isParty ? (isBuyer ? supplier.name : buyer.name) : `${buyer.name} – ${supplier.name}`;
      const shown = status === 'draft' && !isBuyer ? 0 : milestones.length;
      return { id, code, title, status, valueVnd, partner, done, total: shown };
    }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContractList() {
  const { t } = useT('pilots');
  const { rows, isStartup } = useLoaderData<typeof loader>();
  const first = isStartup
    ? { to: '/de-bai', label: t('list.emptyActionStartup') }
    : { to: '/don-vi/de-bai', label: t('list.emptyAction') };
  return (
    <Page>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      {rows.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')} action={<ButtonLink to={first.to}>{first.label}</ButtonLink>}>
          {t('list.emptyText')}
        </EmptyState>
      ) : (
        <Table
          caption={t('list.title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              heading: t('list.column.contract'),
              cell: (row) => (
                <>
                  <Link to={`/hop-dong/${row.id}`}>{row.title}</Link>
                  <span className="block text-sm font-normal text-muted">{row.code}</span>
                </>
              ),
            },
            { key: 'partner', heading: t('list.column.partner'), cell: (row) => row.partner },
            {
              key: 'status',
              heading: t('list.column.status'),
              cell: (row) => <StatusBadge machine="contract" status={row.status} />,
            },
            {
              key: 'progress',
              heading: t('list.column.progress'),
              cell: (row) => (row.total > 0 ? t('list.progress', { done: row.done, total: row.total }) : '–'),
            },
            {
              key: 'value',
              heading: t('list.column.value'),
              numeric: true,
              cell: (row) => <Money vnd={row.valueVnd} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
