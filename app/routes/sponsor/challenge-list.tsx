import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { FilterLinks } from '#app/components/filter-links.tsx';
import { MoneyRange } from '#app/components/money.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { useNow } from '#app/components/use-now.ts';
import { canCreate, canSponsor } from '#app/domain/challenges/challenge.policy.ts';
import type { ChallengeStatus } from '#app/domain/challenges/challenge.states.ts';
import { sponsorChallengeCounts, sponsorChallenges } from '#app/domain/challenges/challenge-lists.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { formatRelative } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges'] };

/** The five views of the list: their word in the address, and the states each holds. */
const groups: readonly { key: GroupKey; slug: string; statuses?: readonly ChallengeStatus[] }[] = [
  { key: 'all', slug: '' },
  { key: 'preparing', slug: 'chuan-bi', statuses: ['draft', 'in_review', 'approved'] },
  { key: 'open', slug: 'dang-nhan-ho-so', statuses: ['published'] },
  { key: 'judging', slug: 'danh-gia', statuses: ['closed', 'evaluating'] },
  { key: 'ended', slug: 'ket-thuc', statuses: ['awarded', 'no_award', 'cancelled'] },
];
type GroupKey = 'all' | 'preparing' | 'open' | 'judging' | 'ended';

const address = (slug: string) => (slug ? `/don-vi/de-bai?nhom=${slug}` : '/don-vi/de-bai');

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canSponsor(actor));
  const query = new URL(request.url).searchParams;
  const group = groups.find(({ slug }) => slug === (query.get('nhom') ?? '')) ?? groups[0];
  const after = z.uuid().safeParse(query.get('sau')).data ?? null;
  const [page, counts] = await Promise.all([
    sponsorChallenges(actor, { ...(group?.statuses ? { statuses: group.statuses } : {}), after }),
    sponsorChallengeCounts(actor),
  ]);
  const countOf = (statuses: readonly ChallengeStatus[] = Object.keys(counts) as ChallengeStatus[]) =>
    statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  return {
    page: { title: getT(request, 'challenges')('list.title') },
    organization: actor.organizationName,
    mayCreate: canCreate(actor).allowed,
    current: group?.key ?? 'all',
    slug: group?.slug ?? '',
    total: countOf(),
    groups: groups.map(({ key, slug, statuses }) => ({ key, slug, count: countOf(statuses) })),
    first: after === null,
    ...page,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeList() {
  const { t } = useT('challenges');
  const { mayCreate, current, total, groups, rows } = useLoaderData<typeof loader>();
  const create = mayCreate ? (
    <ButtonLink variant="primary" to="/don-vi/de-bai/moi">
      {t('list.new')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader title={t('list.title')} lead={t('list.lead')} actions={total > 0 ? create : null} />
      {total === 0 ? (
        <EmptyState title={t('list.emptyTitle')} action={create}>
          {mayCreate ? t('list.emptyText') : t('list.emptyReadOnly')}
        </EmptyState>
      ) : (
        <>
          <FilterLinks
            label={t('list.filter')}
            links={groups.map(({ key, slug, count }) => ({
              to: address(slug),
              label: t(`list.group.${key}`),
              count,
              current: key === current,
            }))}
          />
          {rows.length > 0 ? (
            <Rows />
          ) : (
            <EmptyState
              title={t('list.emptyGroup')}
              action={<ButtonLink to={address('')}>{t('list.showAll')}</ButtonLink>}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** How long is left only while it counts; the page says once which zone. */
function Closing({ at, open }: { at: Date | null; open: boolean }) {
  const { t, lang } = useT('challenges');
  const now = useNow();
  if (!at) return <span className="text-muted">{t('common:deadline.none')}</span>;
  return (
    <span>
      <Moment at={at} />
      {open && at > now ? <span className="block text-sm font-bold">{formatRelative(at, now, lang)}</span> : null}
    </span>
  );
}

function Rows() {
  const { t } = useT('challenges');
  const { rows, organization, next, first, slug } = useLoaderData<typeof loader>();
  const further = `${address(slug)}${slug ? '&' : '?'}sau=${next}`;
  return (
    <>
      <Table
        caption={t('list.caption', { organization })}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            heading: t('list.column.title'),
            cell: (row) => (
              <>
                <Link to={`/don-vi/de-bai/${row.id}`}>{row.title}</Link>
                <span className="block text-sm font-normal text-muted">{row.code}</span>
              </>
            ),
          },
          {
            key: 'status',
            heading: t('list.column.status'),
            cell: (row) => <StatusBadge machine="challenge" status={row.status} />,
          },
          {
            key: 'budget',
            heading: t('list.column.budget'),
            numeric: true,
            cell: (row) => <MoneyRange minVnd={row.budgetMinVnd} maxVnd={row.budgetMaxVnd} short />,
          },
          {
            key: 'closesAt',
            heading: t('list.column.closesAt'),
            cell: (row) => <Closing at={row.closesAt} open={row.status === 'published'} />,
          },
        ]}
      />
      <div className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
        {first ? null : <Link to={address(slug)}>{t('list.first')}</Link>}
        {next ? <Link to={further}>{t('common:pagination.next')}</Link> : null}
      </div>
    </>
  );
}
