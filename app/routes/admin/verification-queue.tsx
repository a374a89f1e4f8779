import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { DeskOrganizations } from '#app/components/organizations/desk-organizations.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import {
  deskCounts,
  deskOrganizations,
  verificationQueue,
} from '#app/domain/organizations/verification.queries.server.ts';
import { verificationKinds } from '#app/domain/organizations/verification.schema.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['verification', 'organizations', 'profile'] };

/** Views by their word in the address. */
const views = { '': 'waiting', 'qua-han': 'overdue', 'dinh-chi': 'suspended', 'tat-ca': 'all' } as const;
const viewOf = (word: string) => (Object.hasOwn(views, word) ? views[word as keyof typeof views] : 'waiting');

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = new URL(request.url).searchParams;
  const view = viewOf(query.get('loc') ?? '');
  const kind = z.enum(verificationKinds).safeParse(query.get('loai')).data ?? null;
  const after = z.uuid().safeParse(query.get('sau')).data ?? null;
  const words = (query.get('q') ?? '').trim().slice(0, 100);
  const [counts, queue, organizations] = await Promise.all([
    deskCounts(actor),
    view === 'waiting' ? verificationQueue(actor, kind, after) : { rows: [], next: null },
    view === 'waiting' ? [] : deskOrganizations(actor, view, view === 'all' ? words : ''),
  ]);
  return {
    page: { title: getT(request, 'verification')('queue.title') },
    view,
    kind,
    first: after === null,
    words,
    counts,
    queue,
    organizations,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function VerificationQueue() {
  const { t } = useT('verification');
  const { page, view, counts, organizations, words } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={page.title} lead={t('queue.lead')} />
      <FilterLinks
        label={t('queue.views')}
        links={Object.entries(views).map(([word, each]) => ({
          to: word ? `/dieu-phoi/xac-minh?loc=${word}` : '/dieu-phoi/xac-minh',
          label: t(`queue.view.${each}`),
          count: each === 'all' ? undefined : counts[each],
          current: each === view,
        }))}
      />
      {view === 'waiting' ? <Waiting /> : <DeskOrganizations view={view} rows={organizations} words={words} />}
    </Page>
  );
}

function Waiting() {
  const { t, lookup } = useT('verification');
  const { kind, queue, first } = useLoaderData<typeof loader>();
  const { rows, next } = queue;
  const address = (value: string | null, after?: string) => {
    const query = new URLSearchParams({
      ...(value ? { loai: value } : {}),
      ...(after ? { sau: after } : {}),
    }).toString();
    return `/dieu-phoi/xac-minh${query ? `?${query}` : ''}`;
  };
  return (
    <>
      <FilterLinks
        label={t('queue.kinds')}
        links={[null, ...verificationKinds].map((value) => ({
          to: address(value),
          label: value ? t(`kind.${value}`) : t('common:label.all'),
          current: value === kind,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('queue.emptyTitle')}>{t('queue.emptyText')}</EmptyState>
      ) : (
        <Table
          caption={t('queue.caption')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              heading: t('column.organization'),
              cell: (row) => (
                <>
                  <Link to={`/dieu-phoi/xac-minh/${row.id}`}>{row.name}</Link>
                  <span className="block text-sm font-normal text-muted">
                    {t(`common:organizationKind.${row.organizationKind}`)}
                  </span>
                </>
              ),
            },
            { key: 'kind', heading: t('column.kind'), cell: (row) => t(`kind.${row.kind}`) },
            {
              key: 'changed',
              heading: t('column.changed'),
              cell: (row) =>
                row.kind === 'first'
                  ? '–'
                  : row.changed.length === 0
                    ? t('column.unchanged')
                    : row.changed.map((field) => lookup.first([`verification:field.${field}`]) ?? field).join(', '),
            },
            { key: 'since', heading: t('column.since'), cell: (row) => <Moment at={row.requestedAt} /> },
          ]}
        />
      )}
      <div className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
        {first ? null : <Link to={address(kind)}>{t('queue.first')}</Link>}
        {next ? <Link to={address(kind, next)}>{t('common:pagination.next')}</Link> : null}
      </div>
    </>
  );
}
