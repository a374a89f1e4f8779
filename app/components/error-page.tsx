import { isRouteErrorResponse, useLocation } from '@remix-run/react';
import { formatDateTime } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from './page.tsx';
import { useRequestId } from './request-id.ts';
import { Link } from './ui/link.tsx';

const known = ['403', '404', '409', '422', '429', '500', '503'] as const;
type KnownStatus = (typeof known)[number];

/** What the server says of a failure; see app/http/errors.server.ts. */
type Failure = { status: KnownStatus; code?: string; reason?: string; requestId?: string; retryAt?: string };

export function readFailure(error: unknown): Failure {
  if (!isRouteErrorResponse(error)) return { status: '500' };
  const status = known.find((candidate) => candidate === String(error.status)) ?? (error.status < 500 ? '404' : '500');
  const data = (typeof error.data === 'object' && error.data !== null ? error.data : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    status,
    code: text(data.code),
    reason: text(data.reason),
    requestId: text(data.requestId),
    retryAt: text(data.retryAt),
  };
}

/** What is wrong and how to go on, in words; the id only helps us to find the record of a defect. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t, lookup, lang } = useT();
  const { pathname, search } = useLocation();
  const failure = readFailure(error);
  const documentId = useRequestId();
  const requestId = failure.requestId ?? documentId;
  const precise = failure.reason
    ? lookup.first([`errors:${failure.status === '403' ? 'denied' : 'reason'}.${failure.reason}`], {
        at: failure.retryAt ? formatDateTime(failure.retryAt, lang, { zone: false }) : '',
      })
    : null;
  return (
    <Page width="reading">
      <PageHeader title={t(`error.title.${failure.status}`)} lead={precise ?? t(`error.body.${failure.status}`)} />
      {precise ? <p>{t(`error.body.${failure.status}`)}</p> : null}
      {failure.status === '500' || failure.status === '503' ? (
        <>
          <p className="mt-4">
            <a href={pathname + search} className="text-sea underline underline-offset-2">
              {t('error.reload')}
            </a>
          </p>
          {requestId ? (
            <p className="mt-6 text-base text-muted">
              {t('error.requestId')}:{' '}
              <code data-request-id className="font-mono">
                {requestId}
              </code>
            </p>
          ) : null}
        </>
      ) : null}
      <HelpfulLinks />
    </Page>
  );
}

function HelpfulLinks() {
  const { t } = useT();
  return (
    <section className="mt-10 border-t border-line pt-5">
      <h2 className="text-lg">{t('error.helpful')}</h2>
      <ul className="mt-3 space-y-2">
        <li>
          <Link to="/">{t('nav.home')}</Link>
        </li>
        <li>
          <Link to="/de-bai">{t('nav.challenges')}</Link>
        </li>
        <li>
          <Link to="/danh-muc">{t('nav.catalogue')}</Link>
        </li>
        <li>
          <Link to="/viec-can-lam">{t('nav.tasks')}</Link>
        </li>
      </ul>
    </section>
  );
}
