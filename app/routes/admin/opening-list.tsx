import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { listBoxes } from '#app/domain/evaluations/opening.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return {
    page: { title: getT(request, 'evaluations')('opening.listTitle') },
    boxes: await listBoxes(actor),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OpeningList() {
  const { t } = useT('evaluations');
  const { boxes } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t('opening.listTitle')} lead={t('opening.listLead')} />
      {boxes.length === 0 ? (
        <EmptyState title={t('opening.listEmpty')}>{t('opening.listEmptyLead')}</EmptyState>
      ) : (
        <Table
          caption={t('opening.listTitle')}
          rows={boxes}
          rowKey={(box) => box.id}
          columns={[
            {
              key: 'challenge',
              heading: t('list.challenge'),
              cell: (box) => (
                <>
                  <Link to={`/dieu-phoi/mo-ho-so/${box.id}`}>{box.title}</Link>
                  <span className="block text-sm font-normal text-muted">
                    {box.code} · {box.sponsorName}
                  </span>
                </>
              ),
            },
            {
              key: 'closed',
              heading: t('opening.closedAt'),
              cell: (box) => (box.closesAt ? <Moment at={box.closesAt} /> : null),
            },
            { key: 'count', heading: t('opening.inBox'), numeric: true, cell: (box) => box.submissions },
            {
              key: 'confirmed',
              heading: t('opening.confirmed'),
              stacked: true,
              cell: (box) =>
                box.confirmed.length === 0
                  ? t('opening.nobody')
                  : box.confirmed.map((side) => t(`opening.side.${side}`)).join(', '),
            },
          ]}
        />
      )}
    </Page>
  );
}
