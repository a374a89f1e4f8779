import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MemberTable } from '#app/components/members/member-table.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { canManageMembers } from '#app/domain/members/member.policy.ts';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members', 'organizations'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return {
    page: { title: getT(request, 'members')('list.title') },
    organization: actor.organizationName,
    self: actor.userId,
    manages: canManageMembers(actor).allowed,
    members: await listMembers(actor),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MemberList() {
  const { t } = useT('members');
  const { organization, self, manages, members } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={
          <>
            <p>{t('list.lead', { organization })}</p>
            {manages ? null : <p className="mt-1">{t('list.readOnly')}</p>}
          </>
        }
      />
      <MemberTable members={members} self={self} manages={manages} />
      <Section title={t('list.own')}>
        <ul className="space-y-2">
          {manages ? (
            <li>
              <Link to="/don-vi/thanh-vien/chuyen-quyen">{t('list.transfer')}</Link>
            </li>
          ) : null}
          <li>
            <Link to="/don-vi/thanh-vien/roi-di">{t('list.leave')}</Link>
          </li>
        </ul>
      </Section>
    </Page>
  );
}
