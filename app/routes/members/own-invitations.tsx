import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Offer } from '#app/components/members/offer.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { acceptInvitation } from '#app/domain/members/accept-invitation.server.ts';
import { listOwnInvitations } from '#app/domain/members/invitation.queries.server.ts';
import { acceptInvitationSchema } from '#app/domain/members/invitation.schema.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { setActiveOrganization } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return {
    page: { title: getT(request, 'members')('own.title') },
    email: person.email,
    offers: await listOwnInvitations(person),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, acceptInvitationSchema);
  if (submission.status !== 'success') throw new DomainError('not_found');
  const joined = await acceptInvitation(person, submission.value);
  await setActiveOrganization(request, joined.organizationId);
  return redirectWithToast(request, '/viec-can-lam', {
    key: 'members:toast.joined',
    values: { organization: joined.organizationName },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OwnInvitations() {
  const { t } = useT('members');
  const href = useHref();
  const { page, email, offers } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={offers.length > 0 ? t('own.lead') : undefined} />
      {offers.length === 0 ? (
        <EmptyState title={t('own.emptyTitle')}>{t('own.emptyText', { email })}</EmptyState>
      ) : null}
      {offers.map((offer) => (
        <Section
          key={offer.id}
          title={offer.organizationName}
          lead={t('offer.lead', { inviter: offer.inviterName, organization: offer.organizationName })}
        >
          <Offer offer={offer} />
          <Form method="post" action={href('/loi-moi')} className="mt-5">
            <input type="hidden" name="invitationId" value={offer.id} />
            <Button variant="primary">{t('offer.accept', { organization: offer.organizationName })}</Button>
          </Form>
        </Section>
      ))}
    </Page>
  );
}
