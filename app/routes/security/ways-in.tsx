import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { IdentitiesSection } from '#app/components/security/identities-section.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { canUnlink } from '#app/domain/outside-identities/outside-identity.policy.ts';
import { identitiesOf, requireOwnIdentity } from '#app/domain/outside-identities/outside-identity.queries.server.ts';
import { providerLabel, providerOffered } from '#app/domain/outside-identities/provider-label.server.ts';
import { canRemoveFactor, hasSecondFactor } from '#app/domain/second-factors/second-factor.policy.ts';
import { waysInOf } from '#app/domain/second-factors/second-factor.queries.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['security', 'outside'] };

/** One's own ways in. Whoever is led here since a role asks for a second factor goes on to `next` afterwards. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const next = safePath(new URL(request.url).searchParams.get('next'), '');
  const { app, passkeys, factors, demanded } = await waysInOf(person);
  return {
    page: { title: getT(request, 'security')('ways.title') },
    query: next ? `?next=${encodeURIComponent(next)}` : '',
    app: app && { createdAt: app.createdAt.toISOString(), lastUsedAt: app.lastUsedAt?.toISOString() ?? null },
    passkeys: passkeys.map(({ createdAt, lastUsedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    codes: factors.recoveryCodes,
    protectedBy: hasSecondFactor(factors),
    demanded,
    mayRemove: canRemoveFactor(factors, demanded).allowed,
    ...(await outsideOf(person, langOf(request))),
  };
}

async function outsideOf(person: { userId: string }, lang: 'vi' | 'en') {
  const own = await identitiesOf(person);
  const identities = await Promise.all(
    own.map(async ({ id, issuer, email, createdAt, lastUsedAt }) => ({
      id,
      email,
      provider: providerLabel(issuer, lang),
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      mayRemove: canUnlink((await requireOwnIdentity(person, id)).ways).allowed,
    })),
  );
  return { identities, offered: providerOffered(lang) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const here = '/tai-khoan/bao-mat';

export default function WaysIn() {
  const { t } = useT('security');
  const { page, query, protectedBy, demanded, codes, mayRemove, identities, offered } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title={page.title} lead={t('ways.lead')} />
      {demanded && !protectedBy ? (
        <Notice kind="warning" title={t('ways.demandedTitle')}>
          {t('ways.demandedText')}
        </Notice>
      ) : null}
      {protectedBy && !mayRemove ? <Notice title={t('ways.lastTitle')}>{t('ways.lastText')}</Notice> : null}
      <Passkeys />
      <App />
      {protectedBy ? (
        <Section title={t('codes.title')} lead={t('codes.lead')}>
          <p>{codes > 0 ? t('codes.left', { count: codes }) : t('codes.none')}</p>
          <p className="mt-4">
            <ButtonLink to={`${here}/ma-khoi-phuc${query}`}>{t('codes.make')}</ButtonLink>
          </p>
        </Section>
      ) : null}
      <IdentitiesSection identities={identities} offered={offered} />
    </Page>
  );
}

function Passkeys() {
  const { t } = useT('security');
  const { passkeys, query, protectedBy, mayRemove } = useLoaderData<typeof loader>();
  return (
    <Section title={t('passkey.title')} lead={t('passkey.lead')}>
      <ul>
        {passkeys.map((key) => (
          <li
            key={key.id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-bold [overflow-wrap:anywhere]">{key.name}</p>
              <Used createdAt={key.createdAt} lastUsedAt={key.lastUsedAt} />
              {key.backedUp ? <p className="text-sm text-muted">{t('passkey.backedUp')}</p> : null}
            </div>
            <p className="flex gap-4 py-1">
              <Link to={`${here}/khoa/${key.id}`} aria-label={t('passkey.renameOne', { name: key.name })}>
                {t('passkey.rename')}
              </Link>
              {mayRemove ? (
                <Link to={`${here}/khoa/${key.id}/go`} aria-label={t('passkey.removeOne', { name: key.name })}>
                  {t('passkey.remove')}
                </Link>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <ButtonLink variant={protectedBy ? 'secondary' : 'primary'} to={`${here}/khoa-moi${query}`}>
          {t('passkey.add')}
        </ButtonLink>
      </p>
    </Section>
  );
}

function App() {
  const { t } = useT('security');
  const { app, query, mayRemove } = useLoaderData<typeof loader>();
  return (
    <Section
      title={t('app.title')}
      lead={t('app.lead')}
      aside={app ? <Badge tone="good">{t('app.enrolled')}</Badge> : null}
    >
      {app ? <Used {...app} /> : null}
      <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ButtonLink to={`${here}/ung-dung${query}`}>{t(app ? 'app.replace' : 'app.enrol')}</ButtonLink>
        {app && mayRemove ? <Link to={`${here}/ung-dung/go`}>{t('app.remove')}</Link> : null}
      </p>
    </Section>
  );
}

function Used({ createdAt, lastUsedAt }: { createdAt: string; lastUsedAt: string | null }) {
  const { t } = useT('security');
  return (
    <p className="text-sm text-muted">
      {t('ways.added')} <Moment at={createdAt} />
      {' · '}
      {lastUsedAt ? (
        <>
          {t('ways.lastUsed')} <Moment at={lastUsedAt} />
        </>
      ) : (
        t('ways.neverUsed')
      )}
    </p>
  );
}
