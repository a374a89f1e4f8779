import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { LinkIdentityForm } from '#app/components/security/link-identity-form.tsx';
import { OutsideAccountForm } from '#app/components/security/outside-account-form.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { findArrival } from '#app/domain/outside-identities/outside-identity.queries.server.ts';
import { providerLabel } from '#app/domain/outside-identities/provider-label.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { readArrival } from '#app/http/oidc-cookies.server.ts';
import { linkAtHome, linkByPassword, makeAccount, waysToLink } from '#app/http/outside-arrival.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['outside', 'security', 'myAccount'] };

/** Whom the provider has just vouched for. @throws Response redirect to a page that says why not */
async function requireArrival(request: Request) {
  const token = await readArrival(request);
  const arrival = token && (await findArrival(token));
  if (!arrival) throw redirect(localizedPath(langOf(request), '/dang-nhap/oidc/tra-ve?van-de=expired'));
  return { token, arrival };
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { arrival } = await requireArrival(request);
  const lang = langOf(request);
  const person = await optionalPerson(request);
  const { email, displayName, issuer } = arrival;
  const provider = providerLabel(issuer, lang);
  const t = getT(request, 'outside');
  // Who is signed in links to the account they are in, whatever address the provider knows.
  const way: 'own' | 'new' | 'link' | 'unproved' = person ? 'own' : arrival.way;
  return {
    page: { title: t(`first.${way}.title`, { provider }) },
    way,
    email: email ?? '',
    displayName: displayName ?? '',
    provider,
    account: person?.email ?? '',
    asksPassword: person ? await waysToLink(request) : true,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { token, arrival } = await requireArrival(request);
  const { clientAddress } = context;
  if (await optionalPerson(request)) return linkAtHome(request, token, clientAddress);
  if (arrival.way === 'new') return makeAccount(request, token, clientAddress);
  if (arrival.way === 'link') return linkByPassword(request, { token, email: arrival.email ?? '', clientAddress });
  throw redirect(localizedPath(langOf(request), '/dang-nhap/oidc/lan-dau'));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OidcFirstTime() {
  const { t } = useT('outside');
  const { page, way, email, displayName, provider, account, asksPassword } = useLoaderData<typeof loader>();
  const missing = email === '' ? 'first.unproved.noEmail' : 'first.unproved.notVerified';
  return (
    <Page width="form">
      <PageHeader
        title={page.title}
        lead={
          way === 'unproved' ? t(missing, { provider, email }) : t(`first.${way}.lead`, { provider, email, account })
        }
      />
      {way === 'new' ? <OutsideAccountForm email={email} displayName={displayName} /> : null}
      {way === 'link' || way === 'own' ? <LinkIdentityForm asksPassword={asksPassword} /> : null}
      <p className="mt-8 border-t border-line pt-4">
        {way === 'unproved' ? <span className="mb-3 block">{t('first.unproved.otherwise', { provider })}</span> : null}
        <ButtonLink variant="quiet" to={way === 'own' ? '/tai-khoan/bao-mat' : '/dang-nhap'}>
          {t(way === 'own' ? 'backToSecurity' : 'first.notNow')}
        </ButtonLink>
      </p>
    </Page>
  );
}
