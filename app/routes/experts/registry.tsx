import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listRegistry } from '#app/domain/experts/expert.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['experts', 'challenges'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return { page: { title: getT(request, 'experts')('registry.title') }, rows: await listRegistry(actor) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Registry() {
  const { t, lookup } = useT('experts', 'challenges');
  const { page, rows } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={page.title} lead={t('registry.lead')} />
      {rows.length === 0 ? (
        <EmptyState title={t('registry.emptyTitle')}>{t('registry.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('registry.caption')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              heading: t('registry.name'),
              cell: ({ id, name, degree }) => (
                <>
                  <Link to={`/dieu-phoi/chuyen-gia/${id}`}>{name}</Link>
                  <span className="block text-sm font-normal text-muted">{degree}</span>
                </>
              ),
            },
            {
              key: 'fields',
              heading: t('registry.fields'),
              cell: ({ fields }) => fields.map((field) => lookup(`challenges:field.${field}`)).join(', '),
            },
            {
              key: 'experience',
              heading: t('registry.experience'),
              cell: ({ experienceYears }) => t('registry.years', { count: experienceYears }),
            },
            {
              key: 'workload',
              heading: t('registry.workload'),
              numeric: true,
              cell: ({ workload, available }) => (available ? workload : t('registry.unavailable')),
            },
            {
              key: 'state',
              heading: t('registry.state'),
              cell: ({ status }) => <StatusBadge machine="evaluator_profile" status={status} />,
            },
          ]}
        />
      )}
    </Page>
  );
}
