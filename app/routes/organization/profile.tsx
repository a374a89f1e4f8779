import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IdentityFacts } from '#app/components/organizations/organization-facts.tsx';
import { OrganizationPapers } from '#app/components/organizations/organization-papers.tsx';
import { BankFacts, RecognitionFacts } from '#app/components/organizations/payment-facts.tsx';
import { VerificationState } from '#app/components/organizations/verification-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Timeline } from '#app/components/timeline.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { countryName } from '#app/domain/organizations/countries.ts';
import { recognisedUntil } from '#app/domain/organizations/organization-completeness.ts';
import { organizationProfile } from '#app/domain/organizations/organization-profile.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['profile', 'organizations', 'documents'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const profile = await organizationProfile(actor);
  const { recognitionOn, country } = profile.organization;
  return {
    page: { title: getT(request, 'profile')('title') },
    ...profile,
    recognisedUntil: recognitionOn && recognisedUntil(recognitionOn),
    countryName: countryName(country, langOf(request)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function OrganizationProfile() {
  const { t } = useT('profile', 'organizations', 'documents');
  const data = useLoaderData<typeof loader>();
  const { organization, may, ward, logo } = data;
  const given = organization.kind === 'coordinator';
  const change = (to: string, allowed: boolean, words: string) =>
    allowed ? (
      <ButtonLink variant="quiet" to={to} className="-mx-2">
        {words}
      </ButtonLink>
    ) : null;
  return (
    <Page>
      <PageHeader title={organization.name} meta={t('title')} />
      {given ? null : (
        <VerificationState
          status={organization.status}
          verifiedUntil={organization.verifiedUntil}
          open={data.open}
          last={data.last}
          missing={data.missing}
          mayRequest={may.request}
        />
      )}
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-2">
        <Section
          title={t('identity.title')}
          aside={
            given
              ? null
              : change(
                  '/don-vi/ho-so/phap-ly',
                  may.editJudged && data.open === null,
                  organization.status === 'verified' ? t('identity.ask') : t('common:action.edit'),
                )
          }
        >
          <IdentityFacts organization={organization} countryName={data.countryName} />
        </Section>
        <Section
          title={t('contact.title')}
          aside={change('/don-vi/ho-so/thong-tin', may.edit, t('common:action.edit'))}
        >
          {logo ? (
            <img
              src={`/tep/${logo}`}
              alt={t('logo.alt', { organization: organization.name })}
              className="mb-4 max-h-20 max-w-48"
            />
          ) : null}
          <Facts>
            <Fact name={t('contact.address')}>
              {[organization.street, ward].filter(Boolean).join(', ') || t('common:label.none')}
            </Fact>
            <Fact name={t('contact.email')}>{organization.contactEmail}</Fact>
            <Fact name={t('contact.phone')}>{organization.contactPhone}</Fact>
            <Fact name={t('contact.website')}>{organization.website}</Fact>
            <Fact name={t('contact.summary')}>{organization.summary}</Fact>
            <Fact name={t('contact.summaryEn')}>{organization.summaryEn}</Fact>
          </Facts>
        </Section>
        <Section title={t('bank.title')} aside={change('/don-vi/ho-so/tai-khoan', may.changeBank, t('bank.open'))}>
          <BankFacts organization={organization} bankName={data.bank?.name ?? null} waits={data.bankWaits} />
        </Section>
        {organization.kind === 'startup' ? (
          <Section
            title={t('recognition.title')}
            aside={change('/don-vi/ho-so/cong-nhan', may.editJudged, t('recognition.open'))}
          >
            <RecognitionFacts organization={organization} until={data.recognisedUntil} />
          </Section>
        ) : null}
      </div>
      <OrganizationPapers
        organizationId={organization.id}
        documents={data.documents}
        mayAttach={may.editJudged}
        mayLogo={may.edit}
        startup={organization.kind === 'startup'}
      />
      <Timeline events={data.timeline} />
    </Page>
  );
}
