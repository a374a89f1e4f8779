import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { IdentityFacts } from '#app/components/organizations/organization-facts.tsx';
import { BankFacts } from '#app/components/organizations/payment-facts.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { Timeline } from '#app/components/timeline.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { bankOf } from '#app/domain/organizations/banks.server.ts';
import { countryName } from '#app/domain/organizations/countries.ts';
import { organizationForDesk } from '#app/domain/organizations/verification.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['verification', 'profile', 'organizations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await organizationForDesk(actor, params.organizationId ?? '');
  return {
    page: { title: view.organization.name },
    ...view,
    bankName: bankOf(view.organization.bankBin)?.name ?? null,
    countryName: countryName(view.organization.country, langOf(request)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function DeskOrganization() {
  const { t } = useT('verification', 'profile', 'organizations');
  const {
    organization,
    requests,
    timeline,
    maySuspend,
    mayReinstate,
    bankName,
    countryName: country,
  } = useLoaderData<typeof loader>();
  const address = `/dieu-phoi/xac-minh/don-vi/${organization.id}`;
  return (
    <Page>
      <PageHeader
        title={organization.name}
        breadcrumbs={[
          { to: '/dieu-phoi/xac-minh', label: t('queue.title') },
          { to: '/dieu-phoi/xac-minh?loc=tat-ca', label: t('queue.view.all') },
        ]}
      />
      <StatePanel
        machine="organization"
        status={organization.status}
        by={organization.status === 'verified' ? organization.verifiedUntil : null}
      >
        {maySuspend ? (
          <ButtonLink variant="danger" to={`${address}/dinh-chi`}>
            {t('suspend.open')}
          </ButtonLink>
        ) : null}
        {mayReinstate ? <ButtonLink to={`${address}/khoi-phuc`}>{t('reinstate.open')}</ButtonLink> : null}
      </StatePanel>
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-2">
        <Section title={t('profile:identity.title')}>
          <IdentityFacts organization={organization} countryName={country} />
        </Section>
        <Section title={t('profile:bank.title')}>
          <BankFacts organization={organization} bankName={bankName} waits={false} />
        </Section>
      </div>
      <Section title={t('detail.requests')}>
        {requests.length === 0 ? (
          <p className="text-muted">{t('detail.noRequests')}</p>
        ) : (
          <Table
            caption={t('detail.requests')}
            rows={requests}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'kind',
                heading: t('column.kind'),
                cell: (row) => <Link to={`/dieu-phoi/xac-minh/${row.id}`}>{t(`kind.${row.kind}`)}</Link>,
              },
              { key: 'since', heading: t('column.since'), cell: (row) => <Moment at={row.requestedAt} /> },
              {
                key: 'outcome',
                heading: t('column.outcome'),
                cell: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : t('outcome.open')),
              },
            ]}
          />
        )}
      </Section>
      <Timeline events={timeline} />
    </Page>
  );
}
