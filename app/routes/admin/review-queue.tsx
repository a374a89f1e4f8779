import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { reviewQueue } from '#app/domain/challenges/challenge-lists.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const after = z.uuid().safeParse(new URL(request.url).searchParams.get('sau')).data ?? null;
  return {
    page: { title: getT(request, 'challenges')('review.queueTitle') },
    first: after === null,
    ...(await reviewQueue(actor, after)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ReviewQueue() {
  const { t, lookup } = useT('challenges');
  const { rows, next, first } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t('review.queueTitle')} lead={rows.length > 0 ? t('review.queueLead') : undefined} />
      {rows.length === 0 ? (
        <EmptyState title={t('review.emptyTitle')}>{t('review.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('review.caption')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              heading: t('review.column.title'),
              cell: (row) => (
                <>
                  <Link to={`/dieu-phoi/tham-dinh/${row.id}`}>{row.title}</Link>
                  <span className="block text-sm font-normal text-muted">{row.code}</span>
                </>
              ),
            },
            { key: 'sponsor', heading: t('review.column.sponsor'), cell: (row) => row.sponsorName },
            {
              key: 'field',
              heading: t('review.column.field'),
              cell: (row) => lookup(`challenges:field.${row.field}`),
            },
            { key: 'waiting', heading: t('review.column.waiting'), cell: (row) => <Moment at={row.updatedAt} /> },
            {
              key: 'closesAt',
              heading: t('review.column.closesAt'),
              cell: (row) => (row.closesAt ? <Moment at={row.closesAt} /> : null),
            },
          ]}
        />
      )}
      <div className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
        {first ? null : <Link to="/dieu-phoi/tham-dinh">{t('list.first')}</Link>}
        {next ? <Link to={`/dieu-phoi/tham-dinh?sau=${next}`}>{t('common:pagination.next')}</Link> : null}
      </div>
    </Page>
  );
}
