import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FeedbackForm } from '#app/components/evaluations/feedback-form.tsx';
import { OpenedSolution } from '#app/components/evaluations/opened-solution.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { canDecide, canFollowEvaluation } from '#app/domain/evaluations/evaluation.policy.ts';
import { feedbackSchema } from '#app/domain/evaluations/evaluation.schema.ts';
import { giveFeedback } from '#app/domain/evaluations/give-feedback.server.ts';
import { requireOpenedSolution } from '#app/domain/evaluations/read-solution.server.ts';
import { requireResult } from '#app/domain/evaluations/result.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['evaluations', 'challenges', 'solutions'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, panel } = await requireResult(actor, params.challengeId ?? '');
  assertAllowed(canFollowEvaluation(actor, challenge));
  const read = await requireOpenedSolution(actor, challenge.id, params.solutionId ?? '');
  const open = read.solution.status === 'shortlisted' || read.solution.status === 'under_evaluation';
  return {
    page: { title: getT(request, 'evaluations')('ranking.label', { label: read.solution.label }) },
    ...read,
    mayGiveFeedback: open && canDecide(actor, challenge, panel).allowed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [challengeId, solutionId] = [params.challengeId ?? '', params.solutionId ?? ''];
  const submission = await parseForm(request, feedbackSchema);
  if (submission.status !== 'success') return invalid(submission);
  try {
    await giveFeedback(actor, { challengeId, solutionId, ...submission.value });
  } catch (error) {
    return failed(submission, error);
  }
  return redirectWithToast(request, `/don-vi/de-bai/${challengeId}/ket-qua`, { key: 'evaluations:toast.feedback' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function SponsorReadsSolution() {
  const { t } = useT('evaluations', 'challenges');
  const { page, challenge, criteria, solution, mayGiveFeedback } = useLoaderData<typeof loader>();
  const base = `/don-vi/de-bai/${challenge.id}`;
  const lastResult = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={page.title}
        status={<StatusBadge machine="solution" status={solution.status} />}
        meta={solution.applicantName ?? t('read.nameless')}
        breadcrumbs={[
          { to: base, label: challenge.title },
          { to: `${base}/ket-qua`, label: t('result.title') },
        ]}
      />
      <OpenedSolution solution={solution} criteria={criteria} />
      {mayGiveFeedback ? (
        <Section id="nhan-xet" title={t('feedback.title')} lead={t('feedback.lead')}>
          <FeedbackForm
            path={`${base}/ho-so/${solution.id}`}
            feedback={solution.feedback ?? ''}
            lastResult={lastResult}
          />
        </Section>
      ) : solution.feedback ? (
        <Section id="nhan-xet" title={t('feedback.title')}>
          <p className="written max-w-reading">{solution.feedback}</p>
        </Section>
      ) : null}
    </Page>
  );
}
