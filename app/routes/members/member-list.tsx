import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MemberTable } from '#app/components/members/member-table.tsx';
import { PendingInvitations } from '#app/components/members/pending-invitations.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { listPendingInvitations } from '#app/domain/members/invitation.queries.server.ts';
import { invitationActSchema } from '#app/domain/members/invitation.schema.ts';
import { canInvite, canManageMembers } from '#app/domain/members/member.policy.ts';
import { listMembers } from '#app/domain/members/member.queries.server.ts';
import { resendInvitation } from '#app/domain/members/resend-invitation.server.ts';
import { revokeInvitation } from '#app/domain/members/revoke-invitation.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
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
    invites: canInvite(actor).allowed,
    members: await listMembers(actor),
    invitations: await listPendingInvitations(actor),
  };
}

/** Buttons of the pending invitations. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  assertAllowed(canManageMembers(actor));
  const submission = await parseForm(request, invitationActSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { act, invitationId } = submission.value;
  try {
    if (act === 'resend') await countAttempt('invite', actor);
    const done = act === 'resend' ? resendInvitation : revokeInvitation;
    const { email } = await done(actor, { invitationId });
    const key = act === 'resend' ? 'members:toast.resent' : 'members:toast.revoked';
    return await redirectWithToast(request, '/don-vi/thanh-vien', { key, values: { email } });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MemberList() {
  const { t, messageText } = useT('members');
  const { organization, self, manages, invites, members, invitations } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.error?.['']?.[0];
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
        actions={
          invites ? (
            <ButtonLink variant="primary" to="/don-vi/thanh-vien/moi">
              {t('list.invite')}
            </ButtonLink>
          ) : undefined
        }
      />
      {refusal ? (
        <div className="mb-6">
          <Notice kind="danger" title={messageText(refusal)} live />
        </div>
      ) : null}
      <MemberTable members={members} self={self} manages={manages} />
      {invitations.length > 0 ? (
        <Section title={t('pending.title')} lead={t('pending.note')}>
          <PendingInvitations invitations={invitations} />
        </Section>
      ) : null}
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
