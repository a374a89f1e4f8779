import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { canAdminister } from '#app/domain/staff/staff.policy.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['staff', 'organizations'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canAdminister(actor));
  const officers = await listMembers(actor);
  return {
    page: { title: getT(request, 'staff')('officers.title') },
    self: actor.userId,
    treasuryAlone: officers.filter(({ desks }) => desks.includes('treasury')).length === 1,
    officers: officers.map(({ userId, name, email, desks }) => ({ userId, name, email, desks })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Officers() {
  const { t, lookup } = useT('staff', 'organizations');
  const { page, self, treasuryAlone, officers } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={page.title} lead={t('officers.lead')} />
      {treasuryAlone ? (
        <div className="mb-6">
          <Notice kind="warning" title={t('officers.treasuryAlone')} />
        </div>
      ) : null}
      <Table
        caption={t('officers.caption')}
        rows={officers}
        rowKey={(row) => row.userId}
        columns={[
          {
            key: 'name',
            heading: t('officers.name'),
            cell: ({ name, email }) => (
              <>
                {name}
                <span className="block text-sm font-normal wrap-anywhere text-muted">{email}</span>
              </>
            ),
          },
          {
            key: 'desks',
            heading: t('officers.desks'),
            cell: ({ desks }) =>
              desks.length > 0 ? (
                desks.map((desk) => lookup(`organizations:desk.${desk}`)).join(', ')
              ) : (
                <span className="text-muted">{t('officers.none')}</span>
              ),
          },
          {
            key: 'act',
            heading: t('officers.change'),
            stacked: true,
            cell: ({ userId, name }) =>
              userId === self ? (
                <span className="text-sm text-muted">{t('officers.self')}</span>
              ) : (
                <Link to={`/dieu-phoi/can-bo/${userId}`} aria-label={t('officers.changeOf', { name })}>
                  {t('officers.change')}
                </Link>
              ),
          },
        ]}
      />
    </Page>
  );
}
