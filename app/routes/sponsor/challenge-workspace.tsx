import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChallengeBody } from '#app/components/challenge-body.tsx';
import { ChallengeFacts } from '#app/components/challenge-facts.tsx';
import { ChallengeIssues } from '#app/components/challenge-issues.tsx';
import { ChallengeNextStep } from '#app/components/challenge-next-step.tsx';
import { ChallengeReturned } from '#app/components/challenge-returned.tsx';
import { ChallengeTimeline } from '#app/components/challenge-timeline.tsx';
import { DocumentList } from '#app/components/document-list.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { challengeWorkspace } from '#app/domain/flows/challenge-workspace.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['challenges', 'documents', 'evaluations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const workspace = await challengeWorkspace(actor, params.challengeId ?? '');
  return { page: { title: workspace.challenge.title }, ...workspace };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ChallengeWorkspace() {
  const { t } = useT('challenges');
  const { challenge, sponsor, ward, criteria, documents, timeline, issues, returnedBecause, may, ...progress } =
    useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={challenge.title}
        meta={challenge.code}
        breadcrumbs={[{ to: '/don-vi/de-bai', label: t('list.title') }]}
      />
      <ChallengeReturned reason={returnedBecause} />
      <ChallengeNextStep
        challenge={challenge}
        sponsor={sponsor}
        submissions={progress.submissions}
        panelStatus={progress.panelStatus}
        ready={issues.length === 0 && returnedBecause === null}
        may={may}
      />
      {issues.length > 0 ? (
        <div className="mt-6 max-w-reading">
          <Notice title={t('workspace.missingTitle', { count: issues.length })}>
            <ChallengeIssues challengeId={challenge.id} issues={issues} />
          </Notice>
        </div>
      ) : null}
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          {challenge.summary ? (
            <Section title={t('label.summary')}>
              <p className="written max-w-reading text-read">{challenge.summary}</p>
            </Section>
          ) : null}
          <ChallengeBody challenge={challenge} criteria={criteria} preview={challenge.status === 'draft'}>
            <Section title={t('label.documents')}>
              <DocumentList documents={documents} />
            </Section>
          </ChallengeBody>
        </div>
        <Section title={t('label.terms')}>
          <ChallengeFacts challenge={challenge} wardName={ward?.name} />
        </Section>
      </div>
      <ChallengeTimeline events={timeline} />
      {may.cancel ? (
        <div className="mt-8 border-t border-line pt-4">
          <ButtonLink variant="danger" to={`/don-vi/de-bai/${challenge.id}/huy`}>
            {t('workspace.cancel')}
          </ButtonLink>
        </div>
      ) : null}
    </Page>
  );
}
