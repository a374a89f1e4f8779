import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Deadline } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listOwnSolutions } from '#app/domain/solutions/solution.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['solutions'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const rows = await listOwnSolutions(actor);
  return {
    page: { title: getT(request, 'solutions')('list.title') },
    organization: actor.organizationName,
    rows: rows.map(({ solution, challenge }) => ({
      id: solution.id,
      status: solution.status,
      title: solution.draft.title,
      version: solution.currentVersion,
      challenge: { title: challenge.title, code: challenge.code, sponsor: challenge.sponsorName },
      closesAt: challenge.closesAt,
      open: challenge.open,
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SolutionList() {
  const { t } = useT('solutions');
  const { rows, organization } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead', { organization })}
        actions={rows.length > 0 ? <ButtonLink to="/de-bai">{t('list.find')}</ButtonLink> : null}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t('list.empty')}
          action={
            <ButtonLink variant="primary" to="/de-bai">
              {t('list.find')}
            </ButtonLink>
          }
        >
          {t('list.emptyLead')}
        </EmptyState>
      ) : (
        <Table
          caption={t('list.title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'challenge',
              heading: t('list.challenge'),
              cell: (row) => (
                <>
                  <Link to={`/giai-phap/${row.id}`}>{row.challenge.title}</Link>
                  <span className="block text-sm font-normal text-muted">
                    {row.challenge.code} · {row.challenge.sponsor}
                  </span>
                </>
              ),
            },
            { key: 'title', heading: t('list.solution'), cell: (row) => row.title || t('text.untitled') },
            {
              key: 'status',
              heading: t('list.status'),
              cell: (row) => <StatusBadge machine="solution" status={row.status} />,
            },
            {
              key: 'deadline',
              heading: t('list.deadline'),
              stacked: true,
              cell: (row) => (row.open ? <Deadline at={row.closesAt} /> : t('list.closed')),
            },
          ]}
        />
      )}
    </Page>
  );
}
