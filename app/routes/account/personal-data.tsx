import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { HeldData } from '#app/components/personal-data/held-data.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { changeConsent, listConsents } from '#app/domain/personal-data/change-consent.server.ts';
import { changeConsentSchema } from '#app/domain/personal-data/consent.schema.ts';
import type { ConsentPurpose } from '#app/domain/personal-data/consent.topics.ts';
import { listAcceptances } from '#app/domain/terms/terms.queries.server.ts';
import { markOf, termsPaths } from '#app/domain/terms/terms.versions.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requireSignedIn } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['personalData', 'terms'] };

/** Open to people who have not accepted new terms: whoever does not agree may take their data along and leave. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request);
  const [consents, acceptances] = await Promise.all([listConsents(person), listAcceptances(person)]);
  return {
    page: { title: getT(request, 'personalData')('title') },
    consents: consents.map(({ purpose, givenAt }) => ({ purpose, givenAt: givenAt?.toISOString() ?? null })),
    acceptances: acceptances.map((each) => ({ ...each, acceptedAt: each.acceptedAt.toISOString() })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireSignedIn(request);
  const submission = await parseForm(request, changeConsentSchema);
  if (submission.status !== 'success') return redirect(localizedPath(langOf(request), '/tai-khoan/du-lieu'));
  const { purpose, decision } = submission.value;
  await changeConsent(person, purpose, decision);
  const key = decision === 'give' ? ('personalData:toast.given' as const) : ('personalData:toast.withdrawn' as const);
  return redirectWithToast(request, '/tai-khoan/du-lieu', { key });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function MyData() {
  const { t } = useT('personalData', 'terms');
  const { consents, acceptances } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader title={t('title')} lead={t('lead')} breadcrumbs={[{ to: '/tai-khoan', label: t('account') }]} />
      <div className="text-base">
        <Section title={t('consents.title')} lead={t('consents.lead')}>
          <ul>
            {consents.map((consent) => (
              <Consent key={consent.purpose} {...consent} />
            ))}
          </ul>
        </Section>
        <Section title={t('export.title')} lead={t('export.lead')}>
          {/* A file is no page: the browser itself sends the form. */}
          <form method="post" action="/tai-khoan/du-lieu/tep">
            <Button>{t('export.submit')}</Button>
          </form>
        </Section>
        <Section title={t('accepted.title')}>
          {acceptances.length === 0 ? (
            <p>{t('accepted.none')}</p>
          ) : (
            <Table
              caption={t('accepted.caption')}
              rows={acceptances}
              rowKey={markOf}
              columns={[
                {
                  key: 'document',
                  heading: t('accepted.document'),
                  cell: ({ document, version }) => (
                    <Link to={`${termsPaths[document]}?phien-ban=${version}`}>{t(`terms:document.${document}`)}</Link>
                  ),
                },
                { key: 'version', heading: t('accepted.version'), cell: ({ version }) => version },
                { key: 'at', heading: t('accepted.at'), cell: ({ acceptedAt }) => <Moment at={acceptedAt} /> },
              ]}
            />
          )}
        </Section>
        <HeldData />
      </div>
    </Page>
  );
}

function Consent({ purpose, givenAt }: { purpose: ConsentPurpose; givenAt: string | null }) {
  const { t, lang } = useT('personalData');
  const href = useHref();
  const decision = givenAt ? 'withdraw' : 'give';
  const name = t(`consents.purpose.${purpose}.name`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line py-4">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="text-base">{name}</h3>
        <p className="mt-1 text-muted">{t(`consents.purpose.${purpose}.text`)}</p>
        <p className="mt-1 text-sm">
          {givenAt ? t('consents.given', { date: formatDate(givenAt, lang) }) : t('consents.notGiven')}
        </p>
      </div>
      <Form method="post" action={href('/tai-khoan/du-lieu')} preventScrollReset>
        <input type="hidden" name="purpose" value={purpose} />
        <input type="hidden" name="decision" value={decision} />
        <Button aria-label={t(`consents.${decision}Of`, { purpose: name })}>{t(`consents.${decision}`)}</Button>
      </Form>
    </li>
  );
}
