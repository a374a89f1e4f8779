import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { type Membership, membershipsOf } from '#app/domain/accounts/account.queries.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { listOwnInvitations } from '#app/domain/members/invitation.queries.server.ts';
import { switchOrganizationSchema } from '#app/domain/organizations/organization.schema.ts';
import { switchOrganization } from '#app/domain/organizations/switch-organization.server.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { optionalActor, requirePerson } from '#app/http/guards.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { setActiveOrganization } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['organizations', 'members'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [actor, memberships, invitations] = await Promise.all([
    optionalActor(request),
    membershipsOf(person),
    listOwnInvitations(person),
  ]);
  return {
    page: { title: getT(request, 'organizations')('switch.title') },
    memberships,
    invitations: invitations.length,
    active: actor?.organizationId ?? null,
    next: safePath(new URL(request.url).searchParams.get('next'), ''),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, switchOrganizationSchema);
  if (submission.status !== 'success') throw new DomainError('not_found');
  const { organizationId, next } = submission.value;
  const membership = await switchOrganization(person, organizationId);
  await setActiveOrganization(request, membership.organizationId);
  return redirectWithToast(request, safePath(next, '/viec-can-lam'), {
    key: 'organizations:toast.switched',
    values: { organization: membership.organizationName },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SwitchOrganization() {
  const { t } = useT('organizations');
  const { memberships, invitations, active, next } = useLoaderData<typeof loader>();
  if (memberships.length === 0) {
    return (
      <Page width="form">
        <PageHeader title={t('switch.title')} />
        <Invited count={invitations} />
        <EmptyState
          title={t('switch.emptyTitle')}
          action={
            <div className="flex flex-wrap gap-3">
              <ButtonLink variant="primary" to="/to-chuc/moi">
                {t('switch.register')}
              </ButtonLink>
              <ButtonLink to="/to-chuc/xin-tham-gia">{t('switch.askAccess')}</ButtonLink>
              <ButtonLink variant="quiet" to="/de-bai">
                {t('switch.emptyAction')}
              </ButtonLink>
            </div>
          }
        >
          {t('switch.emptyText')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t('switch.title')} lead={active ? t('switch.lead') : t('switch.choose')} />
      <Invited count={invitations} />
      <ul>
        {memberships.map((membership) => (
          <Choice
            key={membership.organizationId}
            membership={membership}
            active={membership.organizationId === active}
            next={next}
          />
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-5">
        <Link to="/to-chuc/moi">{t('switch.register')}</Link>
        <Link to="/to-chuc/xin-tham-gia">{t('switch.askAccess')}</Link>
      </div>
    </Page>
  );
}

/** Somebody who belongs to nobody yet comes here first. */
function Invited({ count }: { count: number }) {
  const { t } = useT('members');
  if (count === 0) return null;
  return (
    <div className="mb-6">
      <Notice title={t('own.link', { count })}>
        <Link to="/loi-moi">{t('own.title')}</Link>
      </Notice>
    </div>
  );
}

function Choice({ membership, active, next }: { membership: Membership; active: boolean; next: string }) {
  const { t } = useT('organizations');
  const href = useHref();
  const { organizationId, organizationName, organizationKind, organizationStatus, roles, desks } = membership;
  const work = [...roles.map((role) => t(`common:role.${role}`)), ...desks.map((desk) => t(`desk.${desk}`))];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line py-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-lg">{organizationName}</h2>
        <p className="mt-1 text-muted">
          {t(`common:organizationKind.${organizationKind}`)} · {work.join(', ')}
        </p>
        {organizationStatus === 'verified' ? null : (
          <p className="mt-2">
            <StatusBadge machine="organization" status={organizationStatus} />
          </p>
        )}
      </div>
      {active ? (
        <Badge tone="active">{t('switch.current')}</Badge>
      ) : (
        <Form method="post" action={href('/to-chuc')}>
          <input type="hidden" name="organizationId" value={organizationId} />
          <input type="hidden" name="next" value={next} />
          <Button aria-label={t('switch.actFor', { organization: organizationName })}>{t('switch.act')}</Button>
        </Form>
      )}
    </li>
  );
}
