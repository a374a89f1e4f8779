import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listOwnPanels } from '#app/domain/evaluations/panel.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const panels = await listOwnPanels(actor);
  return {
    page: { title: getT(request, 'evaluations')('list.title') },
    panels: panels.map(({ challengeId, code, title, sponsorName, status, role, conflict }) => ({
      challengeId,
      code,
      title,
      sponsorName,
      status,
      role,
      conflict,
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function PanelList() {
  const { t } = useT('evaluations');
  const { panels } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      {panels.length === 0 ? (
        <EmptyState title={t('list.empty')}>{t('list.emptyLead')}</EmptyState>
      ) : (
        <Table
          caption={t('list.title')}
          rows={panels}
          rowKey={(panel) => panel.challengeId}
          columns={[
            {
              key: 'challenge',
              heading: t('list.challenge'),
              cell: (panel) => (
                <>
                  <Link to={`/cham-diem/${panel.challengeId}`}>{panel.title}</Link>
                  <span className="block text-sm font-normal text-muted">
                    {panel.code} · {panel.sponsorName}
                  </span>
                </>
              ),
            },
            { key: 'role', heading: t('panel.role'), cell: (panel) => t(`role.${panel.role}`) },
            {
              key: 'status',
              heading: t('list.status'),
              cell: (panel) => <StatusBadge machine="panel" status={panel.status} />,
            },
            {
              key: 'conflict',
              heading: t('panel.conflict'),
              stacked: true,
              cell: (panel) => t(`conflict.${panel.conflict}`),
            },
          ]}
        />
      )}
    </Page>
  );
}
