import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChallengeBody } from '#app/components/challenge-body.tsx';
import { ChallengeFacts } from '#app/components/challenge-facts.tsx';
import { ChallengeTimeline } from '#app/components/challenge-timeline.tsx';
import { DocumentList } from '#app/components/document-list.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ReviewDecision } from '#app/components/review-decision.tsx';
import { StatePanel } from '#app/components/state-panel.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import { reviewDecisionSchema } from '#app/domain/challenges/challenge.schema.ts';
import { challengeForReview } from '#app/domain/challenges/challenge-review.queries.server.ts';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';

export const handle = { i18n: ['challenges', 'documents', 'organizations'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const review = await challengeForReview(actor, params.challengeId ?? '');
  return { page: { title: review.challenge.title }, ...review };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const challengeId = params.challengeId ?? '';
  const submission = await parseForm(request, reviewDecisionSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { decision, reason } = submission.value;
  try {
    const { code } =
      decision === 'approve'
        ? await approveChallenge(actor, { challengeId })
        : await requestChanges(actor, { challengeId, reason });
    const key = decision === 'approve' ? 'challenges:toast.approved' : 'challenges:toast.returned';
    return await redirectWithToast(request, '/dieu-phoi/tham-dinh', { key, values: { code } });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ReviewChallenge() {
  const { t } = useT('challenges');
  const { challenge, sponsor, ward, criteria, documents, timeline, mayReview, mayCancel } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={challenge.title}
        meta={`${challenge.code} · ${sponsor.name}`}
        breadcrumbs={[{ to: '/dieu-phoi/tham-dinh', label: t('review.queueTitle') }]}
        actions={mayReview ? <ButtonLink to="#quyet-dinh">{t('review.decision')}</ButtonLink> : null}
      />
      <StatePanel machine="challenge" status={challenge.status} who={mayReview ? t('workspace.who.you') : null} />
      {challenge.status === 'in_review' && !mayReview ? (
        <div className="mt-4">
          <Notice>{t('review.notWaiting')}</Notice>
        </div>
      ) : null}
      <div className="grid grid-cols-1 gap-x-12 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title={t('label.summary')}>
            <p className="written max-w-reading text-read">{challenge.summary}</p>
          </Section>
          <ChallengeBody challenge={challenge} criteria={criteria}>
            <Section title={t('label.documents')}>
              <DocumentList documents={documents} />
            </Section>
          </ChallengeBody>
        </div>
        <div>
          <Section title={t('label.sponsor')}>
            <Facts>
              <Fact name={t('review.sponsorName')}>{sponsor.name}</Fact>
              <Fact name={t('review.sponsorKind')}>{t(`common:organizationKind.${sponsor.kind}`)}</Fact>
              <Fact name={t('review.sponsorStatus')}>
                <StatusBadge machine="organization" status={sponsor.status} />
              </Fact>
            </Facts>
          </Section>
          <Section title={t('label.terms')}>
            <ChallengeFacts challenge={challenge} wardName={ward?.name} />
          </Section>
        </div>
      </div>
      {mayReview ? <ReviewDecision challengeId={challenge.id} lastResult={lastResult} /> : null}
      <ChallengeTimeline events={timeline} />
      {mayCancel ? (
        <div className="mt-8 border-t border-line pt-4">
          <ButtonLink variant="danger" to={`/don-vi/de-bai/${challenge.id}/huy`}>
            {t('workspace.cancel')}
          </ButtonLink>
        </div>
      ) : null}
    </Page>
  );
}
