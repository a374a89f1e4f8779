import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Offer } from '#app/components/members/offer.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { acceptInvitation } from '#app/domain/members/accept-invitation.server.ts';
import { unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { optionalPerson, requirePerson } from '#app/http/guards.server.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { setActiveOrganization } from '#app/http/session.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['members'] };

/** Reading consumes nothing: mail programs open links by themselves. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? '';
  const [offer, person] = await Promise.all([unsafeFindInvitation(token), optionalPerson(request)]);
  const t = getT(request, 'members');
  if (!offer) {
    await countAttempt('openToken', { clientAddress: context.clientAddress });
    return data({ page: { title: t('offer.goneTitle') }, token, offer: null, own: null }, { status: 404 });
  }
  return data({
    page: { title: t('offer.title', { organization: offer.organizationName }) },
    token,
    offer,
    own: person && { email: person.email, same: person.email.toLowerCase() === offer.email.toLowerCase() },
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const offer = await unsafeFindInvitation(params.token ?? '');
  if (!offer) {
    await countAttempt('openToken', { clientAddress: context.clientAddress });
    throw redirect(localizedPath(langOf(request), `/loi-moi/${encodeURIComponent(params.token ?? '')}`));
  }
  const person = await requirePerson(request);
  const joined = await acceptInvitation(person, { invitationId: requireFound(offer).id }).catch((error: unknown) => {
    // Used up while the page stood open: the page itself says so.
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  });
  if (!joined) return redirect(localizedPath(langOf(request), `/loi-moi/${encodeURIComponent(params.token ?? '')}`));
  await setActiveOrganization(request, joined.organizationId);
  return redirectWithToast(request, '/viec-can-lam', {
    key: 'members:toast.joined',
    values: { organization: joined.organizationName },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Invitation() {
  const { t } = useT('members');
  const { page, token, offer, own } = useLoaderData<typeof loader>();
  if (!offer) {
    return (
      <Page width="form">
        <PageHeader title={page.title} />
        <EmptyState title={t('offer.goneTitle')} action={<ButtonLink to="/">{t('offer.goneAction')}</ButtonLink>}>
          {t('offer.goneText')}
        </EmptyState>
      </Page>
    );
  }
  const { organizationName: organization, inviterName: inviter } = offer;
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('offer.lead', { inviter, organization })} />
      <Offer offer={offer} />
      <div className="mt-8">
        <Answer token={token} email={offer.email} organization={organization} own={own} />
      </div>
    </Page>
  );
}

type AnswerProps = {
  token: string;
  email: string;
  organization: string;
  own: { email: string; same: boolean } | null;
};

/** What this reader can do: join, change the account, or come in first. Whether the address has an account is told to nobody. */
function Answer({ token, email, organization, own }: AnswerProps) {
  const { t } = useT('members');
  const href = useHref();
  const path = `/loi-moi/${encodeURIComponent(token)}`;
  if (own?.same) {
    return (
      <Form method="post" action={href(path)} className="space-y-3">
        <Button variant="primary">{t('offer.accept', { organization })}</Button>
        <p className="text-sm text-muted">{t('offer.acceptNote', { organization })}</p>
      </Form>
    );
  }
  if (own) {
    return (
      <Notice kind="warning" title={t('offer.otherTitle')}>
        <p className="wrap-anywhere">{t('offer.otherText', { email, own: own.email })}</p>
        <Form method="post" action={href('/dang-xuat')} className="mt-3">
          <Button>{t('offer.signOut')}</Button>
        </Form>
      </Notice>
    );
  }
  return (
    <div>
      <h2 className="text-lg">{t('offer.signInTitle')}</h2>
      <p className="mt-1 wrap-anywhere text-muted">{t('offer.signInText', { email })}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink variant="primary" to={`/dang-nhap?next=${encodeURIComponent(href(path))}`}>
          {t('offer.signIn')}
        </ButtonLink>
        <ButtonLink to={`/dang-ky?invitation=${encodeURIComponent(token)}`}>{t('offer.signUp')}</ButtonLink>
      </div>
    </div>
  );
}
