import { type HeadersFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChallengeBody, challengeParts } from '#app/components/challenge-body.tsx';
import { ChallengeFacts } from '#app/components/challenge-facts.tsx';
import { ChallengeTimeline } from '#app/components/challenge-timeline.tsx';
import { DocumentList } from '#app/components/document-list.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ChallengeAside } from '#app/components/public/challenge-aside.tsx';
import { Contents } from '#app/components/public/contents.tsx';
import { StructuredData } from '#app/components/public/structured-data.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { requirePublicChallenge } from '#app/domain/flows/public-challenge.queries.server.ts';
import { optionalActor, optionalPerson } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['publicChallenge', 'challenges', 'documents', 'search'] };

/** One published challenge, for everybody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const code = (params.code ?? '').toUpperCase();
  // Codes are written in capitals; whoever types them small finds the one address.
  if (code !== params.code) throw redirect(localizedPath(langOf(request), `/de-bai/${encodeURIComponent(code)}`), 301);
  const actor = await optionalActor(request);
  const { challenge, sponsor, ward, action, ...rest } = await requirePublicChallenge(actor, code);
  // Somebody who is signed in without an organisation chooses one first.
  const person = action.kind === 'sign_in' ? await optionalPerson(request) : null;
  return {
    ...rest,
    page: { title: `${challenge.title} (${challenge.code})`, description: challenge.summary.slice(0, 200) },
    challenge: publicFields(challenge),
    sponsor: { name: sponsor.name, kind: sponsor.kind, summary: sponsor.summary },
    wardName: ward?.name ?? null,
    action: person ? { kind: 'choose_organization' as const } : action,
  };
}

type Row = Awaited<ReturnType<typeof requirePublicChallenge>>['challenge'];

/** Everything a visitor sees, named one by one: a new column stays inside until somebody decides that it is public. */
function publicFields(row: Row) {
  const { code, status, title, summary, problem, outcome, constraints, dataAvailable, eligibility, reward } = row;
  const { field, kind, tags, budgetMinVnd, budgetMaxVnd, intellectualProperty, fundingSource, sandboxRequired } = row;
  const { pilotMonths, procurementRoute, closesAt, publishedAt, blind, endReason } = row;
  return {
    ...{ code, status, title, summary, problem, outcome, constraints, dataAvailable, eligibility, reward },
    ...{ field, kind, tags, budgetMinVnd, budgetMaxVnd, intellectualProperty, fundingSource, sandboxRequired },
    ...{ pilotMonths, procurementRoute, closesAt, publishedAt, blind, endReason },
  };
}

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'public, max-age=0, s-maxage=5' });

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Challenge() {
  const { challenge, sponsor, criteria, wardName, documents, history, winner, open, action } =
    useLoaderData<typeof loader>();
  const { t } = useT('publicChallenge', 'challenges', 'search');
  const status = challenge.status === 'published' && !open ? 'closed' : challenge.status;
  const parts = [
    ...challengeParts(challenge, criteria).map((id) => ({ id, title: t(`challenges:label.${id}`) })),
    { id: 'terms', title: t('terms') },
    ...(documents.length > 0 ? [{ id: 'documents', title: t('documents') }] : []),
  ];
  const events = history.map((event) => ({
    ...event,
    id: String(event.id),
    subjectKind: 'challenge',
    actorName: null,
  }));
  return (
    <Page>
      <div className="lg:grid lg:grid-cols-[minmax(0,44rem)_minmax(18rem,1fr)] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-x-14">
        <PageHeader
          title={challenge.title}
          breadcrumbs={[{ to: '/de-bai', label: t('search:challenges.title') }]}
          status={<StatusBadge machine="challenge" status={status} />}
          meta={`${challenge.code} · ${sponsor.name}`}
          lead={<span className="written">{challenge.summary}</span>}
        />
        <ChallengeAside challenge={challenge} status={status} open={open} winner={winner} action={action} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-2">
          {parts.length > 3 ? <Contents parts={parts} /> : null}
          <ChallengeBody challenge={challenge} criteria={criteria}>
            <Section id="terms" title={t('terms')}>
              <div className="border-t border-line">
                <ChallengeFacts
                  challenge={challenge}
                  sponsor={sponsor.name}
                  wardName={wardName}
                  without={['closesAt', 'budget']}
                />
              </div>
            </Section>
            {documents.length > 0 ? (
              <Section id="documents" title={t('documents')}>
                <DocumentList documents={documents} />
              </Section>
            ) : null}
            {events.length > 0 ? <ChallengeTimeline events={events} /> : null}
          </ChallengeBody>
        </div>
      </div>
      <StructuredData challenge={challenge} sponsorName={sponsor.name} wardName={wardName} />
    </Page>
  );
}
