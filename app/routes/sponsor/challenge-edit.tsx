import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CriteriaStep } from '#app/components/challenge-form/criteria-step.tsx';
import { DatesStep } from '#app/components/challenge-form/dates-step.tsx';
import { ProblemStep } from '#app/components/challenge-form/problem-step.tsx';
import { ScopeStep } from '#app/components/challenge-form/scope-step.tsx';
import type { StepProps } from '#app/components/challenge-form/step-form.tsx';
import { TermsStep } from '#app/components/challenge-form/terms-step.tsx';
import { ChallengeReturned } from '#app/components/challenge-returned.tsx';
import { FileUpload } from '#app/components/file-upload.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { ProgressRail } from '#app/components/ui/progress-rail.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { canEdit } from '#app/domain/challenges/challenge.policy.ts';
import { requireOwnChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { type DraftStep, draftStepNames } from '#app/domain/challenges/challenge.schema.ts';
import { completenessIssues } from '#app/domain/challenges/challenge-completeness.schema.ts';
import {
  draftForms,
  nextStep,
  stepOfSlug,
  stepSlugs,
  toFormValues,
} from '#app/domain/challenges/challenge-draft-form.schema.ts';
import { unsafeReturnReason } from '#app/domain/challenges/challenge-review.queries.server.ts';
import { closingRule } from '#app/domain/challenges/closing-rule.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { listWards } from '#app/domain/organizations/wards.queries.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['challenges', 'documents'] };

const stepOf = (request: Request) => stepOfSlug(new URL(request.url).searchParams.get('buoc'));
const stepAddress = (id: string, step: DraftStep) => `/don-vi/de-bai/${id}/soan?buoc=${stepSlugs[step]}`;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge, criteria } = await requireOwnChallenge(actor, params.challengeId ?? '');
  assertAllowed(canEdit(actor, challenge));
  const [wards, documents, returnedBecause, rule] = await Promise.all([
    listWards(),
    listDocuments(actor, 'challenge', challenge.id),
    unsafeReturnReason(challenge.id),
    closingRule(),
  ]);
  const open = new Set(completenessIssues({ ...challenge, criteria }, rule).map((issue) => issue.step));
  return {
    page: { title: `${getT(request, 'challenges')('edit.title')}: ${challenge.title}` },
    step: stepOf(request),
    challengeId: challenge.id,
    title: challenge.title,
    code: challenge.code,
    revision: challenge.revision,
    values: toFormValues(challenge, criteria),
    steps: draftStepNames.map((step) => ({ step, complete: !open.has(step) })),
    wards,
    documents,
    returnedBecause,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { challenge } = await requireOwnChallenge(actor, params.challengeId ?? '');
  const step = stepOf(request);
  const submission = await parseForm(request, draftForms[step]);
  if (submission.status !== 'success') return invalid(submission);
  const { revision, intent, ...changes } = submission.value;
  try {
    const saved = await saveChallengeDraft(actor, {
      challengeId: challenge.id,
      // Overwriting was asked for by somebody who was told of the other version: it builds on the one that stands now.
      revision: intent === 'overwrite' ? challenge.revision : revision,
      changes,
    });
    if (intent === 'autosave') return data({ revision: saved.revision, savedAt: saved.savedAt.toISOString() });
  } catch (error) {
    return failed(submission, error);
  }
  if (intent !== 'next')
    return redirectWithToast(request, stepAddress(challenge.id, step), { key: 'challenges:toast.saved' });
  const next = nextStep(step);
  const address = next ? stepAddress(challenge.id, next) : `/don-vi/de-bai/${challenge.id}/gui-duyet`;
  return redirect(localizedPath(langOf(request), address));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

const stepForms: Record<DraftStep, (props: StepProps) => JSX.Element> = {
  problem: ProblemStep,
  scope: ScopeStep,
  terms: TermsStep,
  criteria: CriteriaStep,
  dates: DatesStep,
};

export default function ChallengeEdit() {
  const { t } = useT('challenges');
  const { step, steps, challengeId, title, code, values, revision, wards, documents, returnedBecause } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const lastResult = answer && 'savedAt' in answer ? undefined : answer;
  const StepFields = stepForms[step];
  return (
    <Page>
      <PageHeader
        title={t('edit.title')}
        meta={code}
        breadcrumbs={[
          { to: '/don-vi/de-bai', label: t('list.title') },
          { to: `/don-vi/de-bai/${challengeId}`, label: title },
        ]}
      />
      <ChallengeReturned reason={returnedBecause} />
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 md:grid-cols-[15rem_minmax(0,1fr)]">
        <ProgressRail
          label={t('edit.rail')}
          steps={steps.map((one) => ({
            key: one.step,
            label: t(`step.${one.step}`),
            state: one.step === step ? 'current' : one.complete ? 'done' : 'upcoming',
            to: stepAddress(challengeId, one.step),
          }))}
        />
        <div>
          <h2 className="mb-1 text-xl">{t(`step.${step}`)}</h2>
          <p className="mb-6 text-sm text-muted">
            {t('step.count', { number: draftStepNames.indexOf(step) + 1, total: draftStepNames.length })}
          </p>
          {step === 'dates' ? (
            <div className="mb-8">
              <Section level={3} id="tai-lieu" title={t('label.documents')} lead={t('edit.hint.documents')}>
                <FileUpload
                  subjectKind="challenge"
                  subjectId={challengeId}
                  purpose="attachment"
                  documents={documents}
                />
              </Section>
            </div>
          ) : null}
          <StepFields
            key={step}
            challengeId={challengeId}
            values={values}
            revision={revision}
            lastResult={lastResult}
            wards={wards}
          />
        </div>
      </div>
    </Page>
  );
}
